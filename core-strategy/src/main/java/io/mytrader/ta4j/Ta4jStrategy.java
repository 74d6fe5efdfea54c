package io.mytrader.ta4j;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.strategy.Strategy;
import io.mytrader.strategy.StrategyContext;
import io.mytrader.strategy.StrategyException;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseTradingRecord;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.TradingRecord;

/**
 * A ta4j strategy on the lane's bars. Rules that look at the position see one that was always
 * entered and left as the strategy wanted, at the open of the next bar, as in ta4j's own backtest;
 * what the engine made of its signals is not known to it.
 */
final class Ta4jStrategy implements Strategy {
    private static final Reason ENTRY = Reason.of("ta4j's entry rule is satisfied");
    private static final Reason EXIT = Reason.of("ta4j's exit rule is satisfied");

    private final BoundedSeries bars;
    private final org.ta4j.core.Strategy strategy;
    private final TradingRecord record;
    private final SignalAction opening;
    private final Signal entry;
    private final Signal exit;
    private boolean operatesAtNextOpen;

    private Ta4jStrategy(BoundedSeries bars, org.ta4j.core.Strategy strategy, double confidence) {
        this.bars = bars;
        this.strategy = strategy;
        TradeType start = strategy.getStartingType();
        record = new BaseTradingRecord(start);
        opening = start == TradeType.BUY ? SignalAction.BUY : SignalAction.SELL;
        entry = new Signal(opening, confidence, List.of(ENTRY));
        exit =
                new Signal(
                        start == TradeType.BUY ? SignalAction.SELL : SignalAction.BUY,
                        confidence,
                        List.of(EXIT));
    }

    static Ta4jStrategy create(StrategyContext context) {
        String className = context.text("class");
        String json = context.text("json");
        if (className.isBlank() == json.isBlank()) {
            throw new StrategyException(
                    "strategy ta4j: expected one of the parameters class and json");
        }
        BoundedSeries bars = new BoundedSeries(context.integer("history"));
        BarSeries series = bars.series();
        org.ta4j.core.Strategy strategy =
                className.isBlank()
                        ? fromJson(series, json)
                        : Ta4jClasses.strategy(className, series);
        return new Ta4jStrategy(bars, strategy, context.number("confidence"));
    }

    private static org.ta4j.core.Strategy fromJson(BarSeries series, String json) {
        try {
            return org.ta4j.core.Strategy.fromJson(series, json);
        } catch (RuntimeException e) {
            // ta4j and its parser throw all kinds
            throw new StrategyException(
                    "strategy ta4j: expected a strategy as ta4j serialises it: " + e, e);
        }
    }

    @Override
    public Signal onBar(Bar bar, TradingSession session) {
        int index = bars.add(bar);
        BarSeries series = bars.series();
        if (operatesAtNextOpen) {
            record.operate(index, series.getBar(index).getOpenPrice(), series.numFactory().one());
        }
        operatesAtNextOpen = strategy.shouldOperate(index, record);
        if (!operatesAtNextOpen) {
            return Signal.HOLD;
        }
        return record.isClosed() ? entry : exit;
    }

    @Override
    public boolean mayEnter(SignalAction action) {
        return action == opening;
    }
}
