package io.mytrader.ta4j;

import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Rule;
import org.ta4j.core.Strategy;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.StopLossRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/** Strategies as users of ta4j write them. */
final class CrossingStrategies {
    private CrossingStrategies() {}

    /** Long on an upward crossing until a downward one or half a percent of loss. */
    static Strategy stopped(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        Rule exit = down(series).or(new StopLossRule(close, 0.5));
        return new BaseStrategy("stopped", up(series), exit, 60);
    }

    /** Long while the fast average is above, or until half a percent of loss. */
    static Strategy above(BarSeries series) {
        Rule entry = new OverIndicatorRule(average(series, 10), average(series, 30));
        Rule exit = new UnderIndicatorRule(average(series, 10), average(series, 30));
        StopLossRule stop = new StopLossRule(new ClosePriceIndicator(series), 0.5);
        return new BaseStrategy("above", entry, exit.or(stop), 60);
    }

    static Rule up(BarSeries series) {
        return new CrossedUpIndicatorRule(average(series, 10), average(series, 30));
    }

    static Rule down(BarSeries series) {
        return new CrossedDownIndicatorRule(average(series, 10), average(series, 30));
    }

    private static SMAIndicator average(BarSeries series, int bars) {
        return new SMAIndicator(new ClosePriceIndicator(series), bars);
    }

    /** With a constructor that takes the series. */
    public static final class Shorting extends BaseStrategy {
        public Shorting(BarSeries series) {
            super(down(series), up(series), TradeType.SELL);
        }
    }

    /** With a static method, as in ta4j's own examples. */
    public static final class Example {
        private Example() {}

        public static Strategy buildStrategy(BarSeries series) {
            return stopped(series);
        }
    }

    /** Whose constructor fails. */
    public static final class Broken extends BaseStrategy {
        public Broken(BarSeries series) {
            super(up(series), refuse());
        }

        private static Rule refuse() {
            throw new IllegalStateException("not today");
        }
    }
}
