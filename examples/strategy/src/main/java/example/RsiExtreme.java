package example;

import io.mytrader.signal.*;
import io.mytrader.strategy.*;
import java.util.List;

public final class RsiExtreme implements StrategyFactory {
    public String name() { return "rsi_extreme"; }
    public String description() { return "Buys a low RSI of 15-minute bars, sells a high one."; }
    public List<Parameter> parameters() {
        return List.of(Parameter.number("low", 35, 1, 49, "buys below, sells above 100 less it"));
    }
    public Strategy create(StrategyContext context) {
        var rsi = context.feature("rsi_14@15m");
        double low = context.number("low");
        return (bar, session) -> rsi.value() >= low && rsi.value() <= 100 - low ? Signal.HOLD
                : new Signal(rsi.value() < low ? SignalAction.BUY : SignalAction.SELL, 0.8,
                        List.of(Reason.of("RSI of 15 minutes is {}", rsi.value())));
    }
}
