package io.mytrader.sizing;

/**
 * What a strategy's recent closed trades say. A trade that broke exactly even is neither a win nor
 * a loss. R is a trade's result in units of its initial risk.
 *
 * @param trades closed trades that count
 * @param wins those that ended above zero
 * @param losses those that ended below zero
 * @param meanWin mean R of the wins that had a stop; NaN without any
 * @param meanLoss mean R of the losses that had a stop, as a number above zero; NaN without any
 * @param meanResult mean R of all that had a stop; NaN without any
 * @param deviation sample standard deviation of R; NaN with fewer than two
 * @param measured how many had a stop
 */
public record TradeEvidence(
        int trades,
        int wins,
        int losses,
        double meanWin,
        double meanLoss,
        double meanResult,
        double deviation,
        int measured) {

    /** Nothing traded yet. */
    public static final TradeEvidence NONE =
            new TradeEvidence(0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);

    /** One-sided 95 % of the normal distribution. */
    private static final double CONFIDENCE = 1.6448536269514722;

    /** What a win brings for each unit that a loss costs; NaN without a win and a loss. */
    public double payoff() {
        return meanWin / meanLoss;
    }

    /**
     * The expectancy in R that the true one exceeds with 95 % confidence: mean - 1.645 x standard
     * error. NaN with fewer than two measured trades.
     */
    public double expectancyLowerBound() {
        return meanResult - CONFIDENCE * deviation / Math.sqrt(measured);
    }
}
