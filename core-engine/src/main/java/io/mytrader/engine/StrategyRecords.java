package io.mytrader.engine;

import io.mytrader.regime.StrategyStatistics;
import io.mytrader.sizing.TradeEvidence;
import io.mytrader.sizing.TradeStatistics;

/**
 * Shows the account's closed trades to the selector of strategies.
 *
 * <p>Figures are worked out when a trade closed or an exchange day began, not on every bar. Engine
 * thread only.
 */
final class StrategyRecords implements StrategyStatistics {
    private final TradeStatistics statistics;
    private long nowMillis;
    private long edition;

    StrategyRecords(TradeStatistics statistics) {
        this.statistics = statistics;
    }

    /** What was worked out is out of date. */
    void refresh(long timeMillis) {
        nowMillis = timeMillis;
        edition++;
    }

    @Override
    public Expectancy of(String strategy, String regime) {
        return new Figures(strategy, regime);
    }

    private final class Figures implements Expectancy {
        private final String strategy;
        private final String regime;
        private long readAt = -1;
        private int trades;
        private double lowerBound;

        private Figures(String strategy, String regime) {
            this.strategy = strategy;
            this.regime = regime;
        }

        @Override
        public int trades() {
            read();
            return trades;
        }

        @Override
        public double lowerBound() {
            read();
            return lowerBound;
        }

        private void read() {
            if (readAt != edition) {
                readAt = edition;
                TradeEvidence evidence = statistics.evidence(strategy, regime, nowMillis);
                trades = evidence.measured();
                lowerBound = evidence.expectancyLowerBound();
            }
        }
    }
}
