package io.mytrader.ta4j;

import io.mytrader.strategy.Parameter;
import io.mytrader.strategy.Strategy;
import io.mytrader.strategy.StrategyContext;
import io.mytrader.strategy.StrategyException;
import io.mytrader.strategy.StrategyFactory;
import java.util.List;

/** {@code ta4j}: any ta4j strategy, by class name or as JSON. */
public final class Ta4jStrategyFactory implements StrategyFactory {
    static final String NAME = "ta4j";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "A ta4j strategy: its entry rule opens, its exit rule closes.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.text(
                        "class",
                        "",
                        "a class on the class path: a Strategy with a constructor taking a"
                                + " BarSeries, or with a static buildStrategy(BarSeries)"),
                Parameter.text("json", "", "the strategy as ta4j serialises it"),
                Parameter.number("confidence", 1, 0, 1, "of each signal"),
                Parameter.integer(
                        "history", 1000, 2, 1_000_000, "bars that its indicators can look back"));
    }

    @Override
    public Strategy create(StrategyContext context) {
        try {
            return Ta4jStrategy.create(context);
        } catch (NoClassDefFoundError e) {
            throw new StrategyException(
                    "strategy " + NAME + " needs ta4j-core on the class path", e);
        }
    }
}
