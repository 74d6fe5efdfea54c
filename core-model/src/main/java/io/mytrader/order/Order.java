package io.mytrader.order;

import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * An order as we want it to be; what became of it is its {@link OrderState}.
 *
 * @param id our identity, unique for ever
 * @param symbol root symbol of the instrument
 * @param role what it is for
 * @param side buy or sell
 * @param type how it executes
 * @param quantity whole contracts, at least one
 * @param limitPrice for limit orders only
 * @param stopPrice for stop orders only
 * @param timeInForce how long it rests
 * @param parent the entry whose fill activates it, or null
 */
public record Order(
        OrderId id,
        String symbol,
        OrderRole role,
        OrderSide side,
        OrderType type,
        Quantity quantity,
        @Nullable Price limitPrice,
        @Nullable Price stopPrice,
        TimeInForce timeInForce,
        @Nullable OrderId parent) {

    public Order {
        if (quantity.isZero()) {
            throw new IllegalArgumentException("order " + id + " has no quantity");
        }
        if ((type == OrderType.LIMIT) != (limitPrice != null)) {
            throw new IllegalArgumentException("order " + id + ": limit price with type " + type);
        }
        if ((type == OrderType.STOP) != (stopPrice != null)) {
            throw new IllegalArgumentException("order " + id + ": stop price with type " + type);
        }
    }

    public static Order market(
            OrderId id, String symbol, OrderRole role, OrderSide side, Quantity quantity) {
        return new Order(
                id,
                symbol,
                role,
                side,
                OrderType.MARKET,
                quantity,
                null,
                null,
                TimeInForce.DAY,
                null);
    }

    public static Order limit(
            OrderId id,
            String symbol,
            OrderRole role,
            OrderSide side,
            Quantity quantity,
            Price limitPrice) {
        return new Order(
                id,
                symbol,
                role,
                side,
                OrderType.LIMIT,
                quantity,
                limitPrice,
                null,
                role == OrderRole.TARGET ? TimeInForce.GTC : TimeInForce.DAY,
                null);
    }

    public static Order stop(
            OrderId id,
            String symbol,
            OrderRole role,
            OrderSide side,
            Quantity quantity,
            Price stopPrice) {
        return new Order(
                id,
                symbol,
                role,
                side,
                OrderType.STOP,
                quantity,
                null,
                stopPrice,
                TimeInForce.GTC,
                null);
    }

    public Order childOf(OrderId entry) {
        return new Order(
                id, symbol, role, side, type, quantity, limitPrice, stopPrice, timeInForce, entry);
    }

    /** This order after a modification in place. */
    public Order changed(OrderChange change) {
        return new Order(
                id,
                symbol,
                role,
                side,
                type,
                change.quantity(),
                type == OrderType.LIMIT ? change.price() : null,
                type == OrderType.STOP ? change.price() : null,
                timeInForce,
                parent);
    }

    /** The limit or stop price. */
    public @Nullable Price price() {
        return limitPrice != null ? limitPrice : stopPrice;
    }
}
