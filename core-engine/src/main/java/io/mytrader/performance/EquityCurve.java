package io.mytrader.performance;

import io.mytrader.market.Money;
import java.util.Arrays;

/**
 * The account's mark-to-market equity after each closed bar, one column an array.
 *
 * <p>Costs 24 bytes a bar. Immutable and safe from any thread. Times increase strictly, exchange
 * days never decrease.
 */
public final class EquityCurve {
    private final long[] millis;
    private final long[] exchangeDay;
    private final long[] equityNanos;

    private EquityCurve(long[] millis, long[] exchangeDay, long[] equityNanos) {
        this.millis = millis;
        this.exchangeDay = exchangeDay;
        this.equityNanos = equityNanos;
    }

    /**
     * An empty curve to be filled in time order.
     *
     * @param expectedBars how many points will follow; more are welcome
     */
    public static Builder builder(int expectedBars) {
        return new Builder(expectedBars);
    }

    public int size() {
        return millis.length;
    }

    public boolean isEmpty() {
        return millis.length == 0;
    }

    /** Close of the bar, epoch milliseconds UTC. */
    public long millis(int index) {
        return millis[index];
    }

    /** The bar's exchange day as {@link java.time.LocalDate#toEpochDay()}. */
    public long exchangeDay(int index) {
        return exchangeDay[index];
    }

    public Money equity(int index) {
        return new Money(equityNanos[index]);
    }

    /** Billionths of a currency unit, as in {@link Money#nanos()}. */
    public long equityNanos(int index) {
        return equityNanos[index];
    }

    /** Whether the bar is the last one of its exchange day. */
    public boolean closesDay(int index) {
        return index == millis.length - 1 || exchangeDay[index + 1] != exchangeDay[index];
    }

    /**
     * Returns from one exchange day's last bar to the next one's, as fractions; the first day's is
     * measured against the starting balance. Days without bars have no return.
     *
     * <p>A day that starts without equity (at or below zero) has the return NaN.
     */
    public double[] dailyReturns(Money startingBalance) {
        double[] returns = new double[64];
        int days = 0;
        long before = startingBalance.nanos();
        for (int i = 0; i < millis.length; i++) {
            if (!closesDay(i)) {
                continue;
            }
            if (days == returns.length) {
                returns = Arrays.copyOf(returns, days * 2);
            }
            returns[days++] = before > 0 ? (double) (equityNanos[i] - before) / before : Double.NaN;
            before = equityNanos[i];
        }
        return Arrays.copyOf(returns, days);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EquityCurve that
                && Arrays.equals(millis, that.millis)
                && Arrays.equals(exchangeDay, that.exchangeDay)
                && Arrays.equals(equityNanos, that.equityNanos);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(millis) + Arrays.hashCode(equityNanos);
    }

    @Override
    public String toString() {
        return isEmpty()
                ? "EquityCurve[empty]"
                : "EquityCurve[" + size() + " bars, last " + equity(size() - 1) + "]";
    }

    /** Collects points in time order. One thread; usable once. */
    public static final class Builder {
        private long[] millis;
        private long[] exchangeDay;
        private long[] equityNanos;
        private int size;

        private Builder(int expectedBars) {
            int capacity = Math.max(16, expectedBars);
            millis = new long[capacity];
            exchangeDay = new long[capacity];
            equityNanos = new long[capacity];
        }

        /**
         * Adds the equity after a closed bar.
         *
         * @param closeMillis close of the bar, epoch milliseconds UTC
         * @param epochDay the bar's exchange day
         * @param nanos equity in billionths of a currency unit
         * @throws IllegalArgumentException if the time does not follow the one before or the
         *     exchange day goes back
         */
        public void add(long closeMillis, long epochDay, long nanos) {
            int at = size;
            if (at > 0 && (closeMillis <= millis[at - 1] || epochDay < exchangeDay[at - 1])) {
                throw new IllegalArgumentException(
                        "equity at %d, day %d does not follow %d, day %d"
                                .formatted(
                                        closeMillis,
                                        epochDay,
                                        millis[at - 1],
                                        exchangeDay[at - 1]));
            }
            if (at == millis.length) {
                grow(at + (at >> 1));
            }
            millis[at] = closeMillis;
            exchangeDay[at] = epochDay;
            equityNanos[at] = nanos;
            size = at + 1;
        }

        /** Replaces the newest point's equity: what closing at the end of data leaves. */
        public void replaceLast(long nanos) {
            if (size == 0) {
                throw new IllegalStateException("no equity to replace");
            }
            equityNanos[size - 1] = nanos;
        }

        public int size() {
            return size;
        }

        public EquityCurve build() {
            if (size != millis.length) {
                grow(size);
            }
            return new EquityCurve(millis, exchangeDay, equityNanos);
        }

        private void grow(int capacity) {
            millis = Arrays.copyOf(millis, capacity);
            exchangeDay = Arrays.copyOf(exchangeDay, capacity);
            equityNanos = Arrays.copyOf(equityNanos, capacity);
        }
    }
}
