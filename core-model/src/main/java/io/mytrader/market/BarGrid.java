package io.mytrader.market;

/**
 * The instants at which bars of a fixed interval open: an origin and every interval before and
 * after it, in epoch milliseconds.
 */
record BarGrid(long originMillis, long intervalMillis) {

    /**
     * @throws IllegalArgumentException if the interval is not positive
     */
    BarGrid {
        if (intervalMillis <= 0) {
            throw new IllegalArgumentException(
                    "A bar's interval must be positive, but is " + intervalMillis + " ms");
        }
    }

    /**
     * How many bars open at or after {@code fromMillis} and before {@code toMillis}.
     *
     * @throws IllegalArgumentException if the range is reversed
     */
    long countBetween(long fromMillis, long toMillis) {
        if (fromMillis > toMillis) {
            throw new IllegalArgumentException(
                    "Range is reversed: " + fromMillis + " to " + toMillis);
        }
        return Math.ceilDiv(toMillis - originMillis, intervalMillis)
                - Math.ceilDiv(fromMillis - originMillis, intervalMillis);
    }
}
