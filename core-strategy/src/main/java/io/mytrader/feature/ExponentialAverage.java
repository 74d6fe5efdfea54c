package io.mytrader.feature;

/**
 * An exponential average as ta4j 0.22.2 computes it: nothing for the first n numbers, then seeded
 * with the number after them, from there {@code previous + (number - previous) * weight}.
 *
 * <p>A NaN makes the average NaN; the next number seeds it again.
 */
final class ExponentialAverage {
    private final double weight;
    private int unstable;
    private double value = Double.NaN;

    private ExponentialAverage(int length, double weight) {
        this.weight = weight;
        unstable = length;
    }

    /** The ordinary one, weight 2 / (n + 1). */
    static ExponentialAverage ema(int length) {
        return new ExponentialAverage(length, 2.0 / (length + 1));
    }

    /** Wilder's, weight 1 / n. */
    static ExponentialAverage wilder(int length) {
        return new ExponentialAverage(length, 1.0 / length);
    }

    double next(double number) {
        if (unstable > 0) {
            unstable--;
            return Double.NaN;
        }
        value =
                Double.isNaN(value) || Double.isNaN(number)
                        ? number
                        : value + (number - value) * weight;
        return value;
    }
}
