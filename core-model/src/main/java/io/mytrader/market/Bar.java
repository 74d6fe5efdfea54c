package io.mytrader.market;

import java.time.Instant;

/**
 * One closed bar of trading: open, high, low, close and volume over a fixed interval.
 *
 * @param openMillis start of the interval, epoch milliseconds UTC: the bar's stamp
 * @param closeMillis end of the interval, exclusive; the instant at which the bar may be acted upon
 * @param open first price, in points
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume contracts traded, or NaN in a series without volume
 */
public record Bar(
        long openMillis,
        long closeMillis,
        double open,
        double high,
        double low,
        double close,
        double volume) {

    public Instant openTime() {
        return Instant.ofEpochMilli(openMillis);
    }

    public Instant closeTime() {
        return Instant.ofEpochMilli(closeMillis);
    }

    public long intervalMillis() {
        return closeMillis - openMillis;
    }

    public boolean hasVolume() {
        return !Double.isNaN(volume);
    }

    /** A bar without trades, as a broker sends them in an outage: no volume and no range. */
    public boolean isFiller() {
        return volume == 0 && high == low && open == close && open == high;
    }

    /** The typical price (high + low + close) / 3. */
    public double typicalPrice() {
        return (high + low + close) / 3;
    }
}
