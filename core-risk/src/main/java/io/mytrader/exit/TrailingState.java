package io.mytrader.exit;

import io.mytrader.order.OrderSide;

/**
 * A trailing stop as a value, to be saved and restored. Prices are billionths of a point.
 *
 * <p>Internal: may change in any release.
 *
 * @param side of the entry
 * @param entryNanos entry price
 * @param atrNanos average true range at entry; 0 when it was not known and nothing trails
 * @param bestNanos best extreme of a closed bar since entry
 * @param stopNanos where the stop is
 */
public record TrailingState(
        OrderSide side, long entryNanos, long atrNanos, long bestNanos, long stopNanos) {}
