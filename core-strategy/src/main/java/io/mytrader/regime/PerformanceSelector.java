package io.mytrader.regime;

import io.mytrader.regime.StrategyStatistics.Expectancy;
import io.mytrader.signal.MarketBias;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Regime;
import io.mytrader.signal.VolatilityLevel;
import java.util.List;

/**
 * Takes the strategy with the best lower confidence bound of its expectancy in the current regime,
 * among those with 20 closed trades there; until there is one, another selector's choice.
 */
public final class PerformanceSelector implements StrategySelector {
    static final int TRADES = 20;

    private static final int LEVELS = VolatilityLevel.values().length;

    private final List<String> strategies;
    private final StrategySelector untilThen;
    private final Expectancy[][] records;

    /**
     * @param strategies names of the strategies that may be chosen
     * @param untilThen chooses where no strategy has a record
     */
    public PerformanceSelector(
            List<String> strategies, StrategyStatistics statistics, StrategySelector untilThen) {
        this.strategies = List.copyOf(strategies);
        this.untilThen = untilThen;
        MarketBias[] biases = MarketBias.values();
        VolatilityLevel[] levels = VolatilityLevel.values();
        records = new Expectancy[biases.length * levels.length][];
        for (MarketBias bias : biases) {
            for (VolatilityLevel level : levels) {
                String regime = Regime.label(bias, level);
                records[index(bias, level)] =
                        strategies.stream()
                                .map(strategy -> statistics.of(strategy, regime))
                                .toArray(Expectancy[]::new);
            }
        }
    }

    @Override
    public int select(MarketBias bias, VolatilityLevel volatility) {
        int best = best(records[index(bias, volatility)]);
        return best == NONE ? untilThen.select(bias, volatility) : best;
    }

    @Override
    public String explain(MarketBias bias, VolatilityLevel volatility) {
        Expectancy[] candidates = records[index(bias, volatility)];
        int best = best(candidates);
        if (best == NONE) {
            return "no strategy has "
                    + TRADES
                    + " closed trades in "
                    + Regime.label(bias, volatility)
                    + " yet: "
                    + untilThen.explain(bias, volatility);
        }
        return Reason.of(
                        strategies.get(best)
                                + " has the best lower bound of expectancy in "
                                + Regime.label(bias, volatility)
                                + ", {} R over {} trades",
                        candidates[best].lowerBound(),
                        candidates[best].trades())
                .text();
    }

    private static int best(Expectancy[] candidates) {
        int best = NONE;
        double highest = Double.NaN;
        for (int i = 0; i < candidates.length; i++) {
            double bound = candidates[i].lowerBound();
            if (candidates[i].trades() >= TRADES
                    && !Double.isNaN(bound)
                    && (best == NONE || bound > highest)) {
                best = i;
                highest = bound;
            }
        }
        return best;
    }

    private static int index(MarketBias bias, VolatilityLevel volatility) {
        return bias.ordinal() * LEVELS + volatility.ordinal();
    }
}
