package io.mytrader.performance;

import org.jspecify.annotations.Nullable;

/**
 * Ratios of a sample of returns. Undefined ones are null, never NaN or infinite.
 *
 * <p>A sample whose values are all equal has no deviation, whatever rounding says.
 */
public final class ReturnStatistics {
    /** Trading days that a year is counted as. */
    static final double DAYS_PER_YEAR = 252;

    private ReturnStatistics() {}

    /** Mean / standard deviation (n - 1) of daily returns, yearly, risk-free rate 0. */
    public static @Nullable Double sharpe(double[] dailyReturns) {
        Double ratio = meanPerDeviation(dailyReturns);
        return ratio == null ? null : ratio * Math.sqrt(DAYS_PER_YEAR);
    }

    /**
     * Mean / sqrt(mean(min(r, 0)²)) of daily returns, yearly; the mean of the squares counts every
     * day.
     */
    public static @Nullable Double sortino(double[] dailyReturns) {
        double squares = 0;
        for (double value : dailyReturns) {
            double loss = Math.min(value, 0);
            squares += loss * loss;
        }
        int n = dailyReturns.length;
        return n == 0
                ? null
                : finite(mean(dailyReturns) / Math.sqrt(squares / n) * Math.sqrt(DAYS_PER_YEAR));
    }

    /**
     * The probabilistic Sharpe ratio against 0: how probable it is that the true Sharpe ratio is
     * above zero, given the length, skewness and kurtosis of the sample.
     *
     * <p>Bailey and López de Prado, "The Sharpe Ratio Efficient Frontier", Journal of Risk 15
     * (2012), equation 11: Φ(SR √(n-1) / √(1 - γ3 SR + (γ4 - 1)/4 SR²)) with the Sharpe ratio per
     * day and the population's skewness and kurtosis.
     */
    public static @Nullable Double probabilisticSharpe(double[] dailyReturns) {
        Double sharpe = meanPerDeviation(dailyReturns);
        if (sharpe == null) {
            return null;
        }
        int n = dailyReturns.length;
        double mean = mean(dailyReturns);
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : dailyReturns) {
            double square = (value - mean) * (value - mean);
            second += square;
            third += square * (value - mean);
            fourth += square * square;
        }
        second /= n;
        double skewness = third / n / Math.pow(second, 1.5);
        double kurtosis = fourth / n / (second * second);
        double variance = 1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe;
        return variance > 0
                ? finite(
                        NormalDistribution.cumulative(
                                sharpe * Math.sqrt(n - 1) / Math.sqrt(variance)))
                : null;
    }

    /**
     * System quality number: sqrt(min(n, 100)) x mean / standard deviation (n - 1) of results in R.
     */
    public static @Nullable Double systemQuality(double[] rMultiples) {
        Double ratio = meanPerDeviation(rMultiples);
        return ratio == null ? null : Math.sqrt(Math.min(rMultiples.length, 100)) * ratio;
    }

    /** The arithmetic mean; NaN of an empty sample. */
    static double mean(double[] sample) {
        double sum = 0;
        for (double value : sample) {
            sum += value;
        }
        return sum / sample.length;
    }

    private static @Nullable Double meanPerDeviation(double[] sample) {
        if (sample.length < 2 || allEqual(sample)) {
            return null;
        }
        double mean = mean(sample);
        double squares = 0;
        for (double value : sample) {
            squares += (value - mean) * (value - mean);
        }
        return finite(mean / Math.sqrt(squares / (sample.length - 1)));
    }

    private static boolean allEqual(double[] sample) {
        for (double value : sample) {
            if (value != sample[0]) {
                return false;
            }
        }
        return true;
    }

    static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
