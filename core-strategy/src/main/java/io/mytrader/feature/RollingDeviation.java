package io.mytrader.feature;

/**
 * Mean and population standard deviation of the last n numbers.
 *
 * <p>It keeps the sums of the deviations from a number in the window and of their squares, so that
 * small deviations of large numbers keep their digits. The sums are taken afresh every n numbers,
 * and at once when most of what they hold has cancelled out (a trend, or a huge number leaving the
 * window): the relative error stays below 1e-10, and the deviation of equal numbers is exactly 0. A
 * NaN starts the window afresh.
 */
final class RollingDeviation {
    /** Below this share of the largest sum of squares too many digits are lost. */
    private static final double CANCELLED = 1e-4;

    private final double[] window;
    private final double share;
    private int next;
    private int count;
    private double origin;
    private double sum;
    private double squares;
    private double largestSquares;
    private double mean = Double.NaN;
    private double deviation = Double.NaN;

    RollingDeviation(int length) {
        window = new double[length];
        share = 1.0 / length;
    }

    void add(double number) {
        if (Double.isNaN(number)) {
            count = 0;
            next = 0;
            mean = Double.NaN;
            deviation = Double.NaN;
            return;
        }
        double oldest = window[next];
        window[next] = number;
        next++;
        if (count < window.length) {
            count++;
            if (count < window.length) {
                return;
            }
        }
        if (next == window.length) {
            next = 0;
            measureAfresh();
        } else {
            measure(number - origin, oldest - origin);
        }
    }

    /** NaN until there are n numbers. */
    double mean() {
        return mean;
    }

    /** NaN until there are n numbers. */
    double deviation() {
        return deviation;
    }

    private void measure(double entering, double leaving) {
        sum += entering - leaving;
        squares += entering * entering - leaving * leaving;
        largestSquares = Math.max(largestSquares, squares);
        double offset = sum * share;
        double remaining = squares - offset * sum;
        if (remaining >= CANCELLED * largestSquares) {
            mean = origin + offset;
            deviation = Math.sqrt(remaining * share);
        } else {
            measureAfresh();
        }
    }

    private void measureAfresh() {
        origin = window[next];
        sum = 0;
        squares = 0;
        for (double number : window) {
            double distance = number - origin;
            sum += distance;
            squares += distance * distance;
        }
        largestSquares = squares;
        double offset = sum * share;
        mean = origin + offset;
        deviation = Math.sqrt(Math.max(0, squares - offset * sum) * share);
    }
}
