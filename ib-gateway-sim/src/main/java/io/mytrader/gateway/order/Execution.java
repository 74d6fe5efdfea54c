package io.mytrader.gateway.order;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A fill, as it happened or as corrected.
 *
 * @param id a correction differs from the original behind the last dot
 * @param realized net of both sides' commissions; null if the fill only opened
 * @param cumulative contracts of the order filled up to and including this
 * @param commissionSecret true if no commission report ever comes
 */
public record Execution(
        String id,
        SimulatedOrder order,
        long millis,
        int contracts,
        Price price,
        Money commission,
        @Nullable Money realized,
        int cumulative,
        BigDecimal averagePrice,
        boolean commissionSecret) {}
