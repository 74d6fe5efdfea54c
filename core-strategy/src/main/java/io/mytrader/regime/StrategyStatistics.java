package io.mytrader.regime;

/** The port to the record of closed trades, by strategy and regime. */
@FunctionalInterface
public interface StrategyStatistics {
    /** No trades at all. */
    StrategyStatistics NONE = (strategy, regime) -> Expectancy.NONE;

    /**
     * The record of one strategy in one regime; the handle stays valid and follows the book.
     *
     * @param regime its label, such as {@code bullish_medium}
     */
    Expectancy of(String strategy, String regime);

    /** What a strategy's closed trades in a regime let expect. Engine thread only. */
    interface Expectancy {
        Expectancy NONE =
                new Expectancy() {
                    @Override
                    public int trades() {
                        return 0;
                    }

                    @Override
                    public double lowerBound() {
                        return Double.NaN;
                    }
                };

        /** Closed trades with a stop, which alone have a result in R. */
        int trades();

        /** Lower confidence bound of the mean result in R; NaN when unknown. */
        double lowerBound();
    }
}
