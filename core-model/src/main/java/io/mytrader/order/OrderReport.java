package io.mytrader.order;

import org.jspecify.annotations.Nullable;

/**
 * What the broker last said about an order.
 *
 * @param order as it rests at the broker, modifications included
 * @param state where it is in its life
 * @param filled contracts filled so far
 * @param permId the broker's permanent number; 0 when not known yet
 * @param timeMillis epoch milliseconds UTC
 * @param text the broker's code and words for a rejection or cancellation, or null
 */
public record OrderReport(
        Order order,
        OrderState state,
        int filled,
        long permId,
        long timeMillis,
        @Nullable String text) {

    public int remaining() {
        return order.quantity().contracts() - filled;
    }
}
