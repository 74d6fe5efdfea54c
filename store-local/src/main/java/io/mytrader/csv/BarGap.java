package io.mytrader.csv;

import java.time.Instant;

/**
 * Bars that the market's hours promise and the data lack.
 *
 * @param fromMillis where the first of them would open, epoch milliseconds UTC
 * @param toMillis where the next bar of the data opens
 * @param missingBars how many
 */
public record BarGap(long fromMillis, long toMillis, long missingBars) {
    @Override
    public String toString() {
        return missingBars
                + (missingBars == 1 ? " bar" : " bars")
                + " missing from "
                + Instant.ofEpochMilli(fromMillis)
                + " to "
                + Instant.ofEpochMilli(toMillis);
    }
}
