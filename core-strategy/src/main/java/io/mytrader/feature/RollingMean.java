package io.mytrader.feature;

/**
 * The mean of the last n numbers.
 *
 * <p>The running sum is kept to twice the precision of a double (error-free additions after Knuth),
 * so that it equals a fresh sum after any number of bars, also when a huge number has passed
 * through the window. A NaN starts the window afresh.
 */
final class RollingMean {
    private final double[] window;
    private int next;
    private int count;
    private double sum;
    private double rest;

    RollingMean(int length) {
        window = new double[length];
    }

    /** The mean with this number as the newest; NaN until there are n. */
    double next(double number) {
        if (Double.isNaN(number)) {
            restart();
            return Double.NaN;
        }
        if (count == window.length) {
            add(-window[next]);
        } else {
            count++;
        }
        window[next] = number;
        next = next + 1 == window.length ? 0 : next + 1;
        add(number);
        return count == window.length ? (sum + rest) / count : Double.NaN;
    }

    private void add(double number) {
        double total = sum + number;
        double part = total - sum;
        rest += (sum - (total - part)) + (number - part);
        sum = total;
    }

    private void restart() {
        count = 0;
        next = 0;
        sum = 0;
        rest = 0;
    }
}
