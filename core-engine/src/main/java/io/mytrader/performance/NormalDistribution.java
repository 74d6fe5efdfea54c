package io.mytrader.performance;

/** The standard normal distribution. */
final class NormalDistribution {
    /** Beyond this the distribution function is 0 or 1 in double precision. */
    private static final double FLAT_BEYOND = 8.5;

    private NormalDistribution() {}

    /**
     * Φ(x) to about 1e-15, from the series Φ(x) = 1/2 + φ(x)(x + x³/3 + x⁵/(3·5) + …).
     *
     * <p>G. Marsaglia, "Evaluating the Normal Distribution", Journal of Statistical Software 11(4),
     * 2004.
     */
    static double cumulative(double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        if (Math.abs(x) > FLAT_BEYOND) {
            return x < 0 ? 0 : 1;
        }
        double sum = x;
        double term = x;
        double before = 0;
        for (int odd = 3; sum != before; odd += 2) {
            term *= x * x / odd;
            before = sum;
            sum += term;
        }
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        return Math.clamp(0.5 + sum * density, 0, 1);
    }
}
