package io.mytrader.cli;

import io.mytrader.performance.EquityCurve;

/** The equity curve as one line of block characters. */
final class EquitySketch {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private EquitySketch() {}

    /**
     * The equity at the ends of equally long stretches, lowest to highest.
     *
     * @param width most characters; shorter curves have one a bar
     */
    static String of(EquityCurve equity, int width) {
        int points = Math.min(width, equity.size());
        long[] values = new long[points];
        long lowest = Long.MAX_VALUE;
        long highest = Long.MIN_VALUE;
        for (int i = 0; i < points; i++) {
            int bar = (int) ((long) (i + 1) * equity.size() / points) - 1;
            values[i] = equity.equityNanos(bar);
            lowest = Math.min(lowest, values[i]);
            highest = Math.max(highest, values[i]);
        }
        StringBuilder sketch = new StringBuilder(points);
        double range = highest - lowest;
        for (long value : values) {
            int level = range == 0 ? 0 : (int) Math.round((value - lowest) / range * 7);
            sketch.append(BLOCKS.charAt(level));
        }
        return sketch.toString();
    }
}
