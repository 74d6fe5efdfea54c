package io.mytrader.api.body;

import io.mytrader.market.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order and what the broker last said about it.
 *
 * @param orderId our identity: the session that made it, a dash, its number
 * @param permId the broker's permanent number; null when not known yet
 * @param parentId the entry whose fill activates it; null for others
 * @param symbol root symbol
 * @param role ENTRY, STOP, TARGET or EXIT
 * @param action BUY or SELL
 * @param orderType MARKET, LIMIT or STOP
 * @param quantity contracts
 * @param filledQuantity contracts filled so far
 * @param limitPrice of limit orders; null for others
 * @param stopPrice of stop orders; null for others
 * @param timeInForce DAY or GTC
 * @param status PendingSubmit, PreSubmitted, Submitted, Filled, Cancelled or Rejected
 * @param state where it is in its life, finer than the status
 * @param message the broker's code and words for a rejection or cancellation; null without
 * @param updatedAt engine time of the last report
 */
public record OrderItem(
        String orderId,
        @Nullable Long permId,
        @Nullable String parentId,
        String symbol,
        String role,
        String action,
        String orderType,
        int quantity,
        int filledQuantity,
        @Nullable Price limitPrice,
        @Nullable Price stopPrice,
        String timeInForce,
        String status,
        String state,
        @Nullable String message,
        Instant updatedAt) {}
