package io.mytrader.report.html;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often values fall into bins of equal width on round limits; the outermost bins take what lies
 * beyond the middle 99 %.
 *
 * @param width of a bin
 * @param first lower limit of the first bin, a multiple of the width, so that zero is a limit
 * @param counts values in each bin; a value on a limit belongs to the bin above
 */
record Histogram(double width, double first, List<Integer> counts) {
    private static final int MOST_BINS = 48;
    private static final double BEYOND = 0.005;

    Histogram {
        counts = List.copyOf(counts);
    }

    /** Null without values. */
    static @Nullable Histogram of(double[] values) {
        if (values.length == 0) {
            return null;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int cut = (int) (BEYOND * sorted.length);
        double low = sorted[cut];
        double high = sorted[sorted.length - 1 - cut];
        double width = niceAbove(high > low ? (high - low) / MOST_BINS : Math.abs(high) / 10);
        double first = Math.floor(low / width);
        int bins = (int) (Math.floor(high / width) - first) + 1;
        int[] counts = new int[bins];
        for (double value : sorted) {
            int bin = (int) (Math.floor(value / width) - first);
            counts[Math.clamp(bin, 0, bins - 1)]++;
        }
        return new Histogram(width, first * width, Arrays.stream(counts).boxed().toList());
    }

    double lower(int bin) {
        return first + bin * width;
    }

    /** The next 1, 2 or 5 times a power of ten. */
    static double niceAbove(double number) {
        if (!(number > 0)) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(number)));
        double digit = number / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
