package io.mytrader.api.body;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fill, whole or partial.
 *
 * @param executionId the broker's identity
 * @param orderId our order
 * @param permId the broker's permanent order number; null when it has none
 * @param role of the order: ENTRY, STOP, TARGET or EXIT
 * @param action BUY or SELL
 * @param commission null until its report came
 * @param slippage money that a simulation took; zero from a real broker
 * @param time when it traded
 * @param sessionId that first recorded it
 */
public record ExecutionItem(
        String executionId,
        String orderId,
        @Nullable Long permId,
        String symbol,
        String role,
        String action,
        int quantity,
        Price price,
        @Nullable Money commission,
        Money slippage,
        Instant time,
        String sessionId) {}
