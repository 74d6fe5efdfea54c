package io.mytrader.market;

import org.jspecify.annotations.Nullable;

/**
 * The newest prices of an instrument.
 *
 * @param timeMillis when the source stamped it, epoch milliseconds UTC
 * @param bid best bid, or null when the source has none
 * @param ask best ask, or null when the source has none
 * @param last last trade
 * @param type how fresh the source says it is
 */
public record Quote(
        long timeMillis,
        @Nullable Price bid,
        @Nullable Price ask,
        Price last,
        MarketDataType type) {}
