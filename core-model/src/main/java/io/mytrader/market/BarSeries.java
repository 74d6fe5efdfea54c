package io.mytrader.market;

import java.util.Arrays;

/**
 * Closed bars in time order, one column an array.
 *
 * <p>Immutable and safe from any thread. Open times increase strictly; gaps are allowed.
 */
public final class BarSeries {
    private final long intervalMillis;
    private final long[] openMillis;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final int size;

    private BarSeries(Builder builder) {
        intervalMillis = builder.intervalMillis;
        size = builder.size;
        openMillis = builder.openMillis;
        open = builder.open;
        high = builder.high;
        low = builder.low;
        close = builder.close;
        volume = builder.volume;
    }

    private BarSeries(BarSeries whole, int from, int to) {
        intervalMillis = whole.intervalMillis;
        size = to - from;
        openMillis = Arrays.copyOfRange(whole.openMillis, from, to);
        open = Arrays.copyOfRange(whole.open, from, to);
        high = Arrays.copyOfRange(whole.high, from, to);
        low = Arrays.copyOfRange(whole.low, from, to);
        close = Arrays.copyOfRange(whole.close, from, to);
        volume = Arrays.copyOfRange(whole.volume, from, to);
    }

    /**
     * An empty collection of bars to be filled in time order.
     *
     * @param intervalMillis the bars' length, above zero
     */
    public static Builder builder(long intervalMillis) {
        return new Builder(intervalMillis);
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public long intervalMillis() {
        return intervalMillis;
    }

    public long openMillis(int index) {
        return openMillis[checked(index)];
    }

    public double open(int index) {
        return open[checked(index)];
    }

    public double high(int index) {
        return high[checked(index)];
    }

    public double low(int index) {
        return low[checked(index)];
    }

    public double close(int index) {
        return close[checked(index)];
    }

    /** Contracts traded, NaN where unknown. */
    public double volume(int index) {
        return volume[checked(index)];
    }

    public Bar bar(int index) {
        checked(index);
        return new Bar(
                openMillis[index],
                openMillis[index] + intervalMillis,
                open[index],
                high[index],
                low[index],
                close[index],
                volume[index]);
    }

    public Bar first() {
        return bar(0);
    }

    public Bar last() {
        return bar(size - 1);
    }

    /** The bars with indices from {@code from} (inclusive) to {@code to} (exclusive), copied. */
    public BarSeries slice(int from, int to) {
        if (from < 0 || to > size || from > to) {
            throw new IndexOutOfBoundsException(from + " to " + to + " of " + size + " bars");
        }
        return new BarSeries(this, from, to);
    }

    /**
     * Index of the first bar that opens at or after the instant; {@code size()} if there is none.
     */
    public int firstIndexAtOrAfter(long epochMillis) {
        int found = Arrays.binarySearch(openMillis, 0, size, epochMillis);
        return found >= 0 ? found : -found - 1;
    }

    private int checked(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("bar " + index + " of " + size);
        }
        return index;
    }

    /** Collects bars in time order. One thread; usable once. */
    public static final class Builder {
        private final long intervalMillis;
        private long[] openMillis = new long[1024];
        private double[] open = new double[1024];
        private double[] high = new double[1024];
        private double[] low = new double[1024];
        private double[] close = new double[1024];
        private double[] volume = new double[1024];
        private int size;

        private Builder(long intervalMillis) {
            if (intervalMillis <= 0) {
                throw new IllegalArgumentException(
                        "bar interval must be above zero: " + intervalMillis);
            }
            this.intervalMillis = intervalMillis;
        }

        /**
         * Adds a bar.
         *
         * @throws IllegalArgumentException if it does not open after the one before, or high and
         *     low do not enclose open and close, or a price is not finite
         */
        public Builder add(long at, double o, double h, double l, double c, double v) {
            if (size > 0 && at <= openMillis[size - 1]) {
                throw new IllegalArgumentException(
                        "bar at " + at + " does not follow " + openMillis[size - 1]);
            }
            if (!(l <= o && l <= c && o <= h && c <= h && h - l < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "inconsistent bar at " + at + ": " + o + ", " + h + ", " + l + ", " + c);
            }
            if (size == openMillis.length) {
                grow(size + (size >> 1));
            }
            openMillis[size] = at;
            open[size] = o;
            high[size] = h;
            low[size] = l;
            close[size] = c;
            volume[size] = v;
            size++;
            return this;
        }

        public Builder add(Bar bar) {
            return add(
                    bar.openMillis(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
        }

        public int size() {
            return size;
        }

        public BarSeries build() {
            grow(size);
            return new BarSeries(this);
        }

        private void grow(int capacity) {
            openMillis = Arrays.copyOf(openMillis, capacity);
            open = Arrays.copyOf(open, capacity);
            high = Arrays.copyOf(high, capacity);
            low = Arrays.copyOf(low, capacity);
            close = Arrays.copyOf(close, capacity);
            volume = Arrays.copyOf(volume, capacity);
        }
    }
}
