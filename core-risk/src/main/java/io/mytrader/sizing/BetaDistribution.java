package io.mytrader.sizing;

/**
 * The Beta distribution: what is known of a win rate after {@code alpha} wins and {@code beta}
 * losses, prior included.
 *
 * <p>The regularised incomplete beta function by its continued fraction (Lentz's algorithm; DLMF
 * 8.17.22), the quantile by Newton steps kept inside a shrinking bracket, the gamma function by
 * Lanczos' approximation (g = 7, nine coefficients). All through {@link StrictMath}: the same bits
 * on every machine. Absolute error of a quantile below 1e-12 for parameters from 0.01 to 10,000.
 *
 * <p>Internal: may change in any release.
 *
 * @param alpha above zero
 * @param beta above zero
 */
public record BetaDistribution(double alpha, double beta) {
    private static final double[] LANCZOS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };
    private static final double LANCZOS_G = 7;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
    private static final double TINY = 1e-300;
    private static final double CONVERGED = 1e-15;
    private static final int MOST_TERMS = 10_000;
    private static final int MOST_STEPS = 200;

    public BetaDistribution {
        if (!(alpha > 0 && beta > 0 && alpha + beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Beta distribution needs parameters above zero: " + alpha + ", " + beta);
        }
    }

    /** The probability that the win rate is at most {@code x}, which is clamped to [0, 1]. */
    public double cumulative(double x) {
        return cumulative(x, logBeta());
    }

    /**
     * The win rate that is exceeded with probability {@code 1 - probability}.
     *
     * @throws IllegalArgumentException unless the probability is between 0 and 1
     */
    public double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "probability must be between 0 and 1: " + probability);
        }
        double logBeta = logBeta();
        double low = 0;
        double high = 1;
        double x = alpha / (alpha + beta);
        for (int step = 0; step < MOST_STEPS; step++) {
            double excess = cumulative(x, logBeta) - probability;
            if (excess == 0) {
                return x;
            }
            if (excess > 0) {
                high = x;
            } else {
                low = x;
            }
            double next = x - excess / density(x, logBeta);
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (StrictMath.abs(next - x) <= CONVERGED * next || next == low || next == high) {
                return next;
            }
            x = next;
        }
        return x;
    }

    private double cumulative(double x, double logBeta) {
        if (!(x > 0)) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        double front =
                StrictMath.exp(alpha * StrictMath.log(x) + beta * StrictMath.log1p(-x) - logBeta);
        // The fraction converges fast only on this side of the mean; the other one by symmetry.
        return x < (alpha + 1) / (alpha + beta + 2)
                ? front * fraction(alpha, beta, x) / alpha
                : 1 - front * fraction(beta, alpha, 1 - x) / beta;
    }

    private double density(double x, double logBeta) {
        return StrictMath.exp(
                (alpha - 1) * StrictMath.log(x) + (beta - 1) * StrictMath.log1p(-x) - logBeta);
    }

    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            double factor = d * c;
            value *= factor;
            if (StrictMath.abs(factor - 1) < CONVERGED) {
                break;
            }
        }
        return value;
    }

    private static double nonZero(double value) {
        return StrictMath.abs(value) < TINY ? TINY : value;
    }

    private double logBeta() {
        return logGamma(alpha) + logGamma(beta) - logGamma(alpha + beta);
    }

    private static double logGamma(double z) {
        double y = z - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (y + i);
        }
        double t = y + LANCZOS_G + 0.5;
        return HALF_LOG_TWO_PI + (y + 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
