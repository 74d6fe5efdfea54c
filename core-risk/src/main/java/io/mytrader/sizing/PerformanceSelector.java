package io.mytrader.sizing;

import java.util.List;

/**
 * Chooses the strategy whose closed trades in the present regime prove the most: {@code selector:
 * performance}. Engine thread only.
 */
public final class PerformanceSelector {
    /** Closed trades in a regime before a strategy is judged by them. */
    public static final int LEAST_TRADES = 20;

    private final TradeStatistics statistics;

    public PerformanceSelector(TradeStatistics statistics) {
        this.statistics = statistics;
    }

    /**
     * The candidate with the best lower bound of expectancy in R among those with at least {@link
     * #LEAST_TRADES} trades in the regime; the first of equals; the table's choice if no candidate
     * has so many.
     *
     * @param candidates names of the strategies, in configured order
     * @param regime label of the regime
     * @param tableChoice the strategy that the table takes in this regime
     */
    public String choose(
            List<String> candidates, String regime, String tableChoice, long nowMillis) {
        String best = tableChoice;
        double bestBound = Double.NEGATIVE_INFINITY;
        for (String candidate : candidates) {
            TradeEvidence evidence = statistics.evidence(candidate, regime, nowMillis);
            double bound = evidence.expectancyLowerBound();
            if (evidence.measured() >= LEAST_TRADES && bound > bestBound) {
                best = candidate;
                bestBound = bound;
            }
        }
        return best;
    }
}
