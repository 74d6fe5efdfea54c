package io.mytrader.ib.wire.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What must hold before an order works. */
public sealed interface OrderCondition {
    /** {@code a} if this and the next condition must hold, {@code o} if either suffices. */
    String conjunction();

    /** A price above or below a level. */
    record PriceCondition(
            String conjunction,
            boolean isMore,
            @Nullable BigDecimal price,
            int conId,
            String exchange,
            int triggerMethod)
            implements OrderCondition {}

    /** A time before or after an instant. */
    record TimeCondition(String conjunction, boolean isMore, String time)
            implements OrderCondition {}

    /** A margin cushion above or below a percentage. */
    record MarginCondition(String conjunction, boolean isMore, @Nullable Integer percent)
            implements OrderCondition {}

    /** A trade of the account in some contract. */
    record ExecutionCondition(String conjunction, String secType, String exchange, String symbol)
            implements OrderCondition {}

    /** A volume above or below a number. */
    record VolumeCondition(
            String conjunction,
            boolean isMore,
            @Nullable Integer volume,
            int conId,
            String exchange)
            implements OrderCondition {}

    /** A price change above or below a percentage. */
    record PercentChangeCondition(
            String conjunction,
            boolean isMore,
            @Nullable BigDecimal change,
            int conId,
            String exchange)
            implements OrderCondition {}
}
