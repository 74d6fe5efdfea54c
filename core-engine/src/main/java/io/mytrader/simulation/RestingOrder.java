package io.mytrader.simulation;

import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderState;
import org.jspecify.annotations.Nullable;

/** An order at the simulated exchange. Confined to its broker. */
final class RestingOrder {
    final long permId;

    /** Epoch day of the exchange day on which it was sent. */
    final long exchangeDay;

    /** Orders of one bracket cancel each other. */
    final @Nullable RestingBracket bracket;

    Order order;
    OrderState state;
    int filled;

    /** Whether it was re-priced through the market and so takes liquidity at the next open. */
    boolean marketable;

    RestingOrder(
            Order order,
            long permId,
            long exchangeDay,
            OrderState state,
            @Nullable RestingBracket bracket) {
        this.order = order;
        this.permId = permId;
        this.exchangeDay = exchangeDay;
        this.state = state;
        this.bracket = bracket;
    }

    /** An order as it was kept. */
    static RestingOrder of(SimulatedAccount.Resting kept, @Nullable RestingBracket bracket) {
        RestingOrder resting =
                new RestingOrder(
                        kept.order(), kept.permId(), kept.exchangeDay(), kept.state(), bracket);
        resting.filled = kept.filled();
        resting.marketable = kept.marketable();
        return resting;
    }

    SimulatedAccount.Resting kept() {
        return new SimulatedAccount.Resting(
                order,
                permId,
                exchangeDay,
                state,
                filled,
                marketable,
                bracket == null ? 0 : bracket.number);
    }

    int remaining() {
        return order.quantity().contracts() - filled;
    }

    boolean works() {
        return state == OrderState.WORKING;
    }

    void change(OrderChange change) {
        order = order.changed(change);
    }

    OrderReport report(long timeMillis, @Nullable String text) {
        return new OrderReport(order, state, filled, permId, timeMillis, text);
    }
}
