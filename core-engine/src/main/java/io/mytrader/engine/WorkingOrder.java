package io.mytrader.engine;

import io.mytrader.market.Price;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderState;

/**
 * An order of ours as the engine believes it to be: what we asked for and what came back.
 *
 * <p>Engine thread only.
 */
final class WorkingOrder {
    private Order order;
    private OrderState state = OrderState.INTENT;
    private int filled;

    WorkingOrder(Order order) {
        this.order = order;
    }

    Order order() {
        return order;
    }

    OrderId id() {
        return order.id();
    }

    OrderState state() {
        return state;
    }

    boolean isLive() {
        return state.isLive();
    }

    /** Contracts that may still execute. */
    int remaining() {
        return state.isLive() ? order.quantity().contracts() - filled : 0;
    }

    int filled() {
        return filled;
    }

    boolean isComplete() {
        return filled >= order.quantity().contracts();
    }

    Price price() {
        Price price = order.price();
        if (price == null) {
            throw new IllegalStateException("order " + id() + " has no price");
        }
        return price;
    }

    /** As we believe it to be. */
    OrderReport report() {
        return new OrderReport(order, state, filled, 0, 0, null);
    }

    void sent() {
        state = state.after(OrderState.SENT);
    }

    void cancelRequested() {
        state = state.after(OrderState.PENDING_CANCEL);
    }

    void changed(OrderChange change) {
        order = order.changed(change);
    }

    /** Takes the state from a report; fills are counted from executions alone. */
    void reported(OrderReport report) {
        state = state.after(report.state());
    }

    /** Takes over what the broker has after it refused a change. */
    void revertedTo(Order asItRests) {
        order = asItRests;
    }

    void filled(int contracts) {
        filled += contracts;
        if (isComplete()) {
            state = OrderState.FILLED;
        }
    }
}
