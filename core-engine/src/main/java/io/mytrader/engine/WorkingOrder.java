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
    private static final long NOT_WAITING = Long.MAX_VALUE;

    private Order order;
    private OrderState state = OrderState.INTENT;
    private int filled;
    private int told;
    private long sentAt;
    private long askedMillis;
    private long waitingMillis = NOT_WAITING;

    WorkingOrder(Order order) {
        this.order = order;
    }

    /** As another session left it, or as the broker reports one that we did not know. */
    static WorkingOrder from(OrderReport report) {
        WorkingOrder restored = new WorkingOrder(report.order());
        restored.state = report.state();
        restored.filled = report.filled();
        restored.told = toldBy(report);
        return restored;
    }

    private static int toldBy(OrderReport report) {
        return report.state() == OrderState.FILLED
                ? report.order().quantity().contracts()
                : report.filled();
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

    /** Whether the broker has it and it can execute, or will be activated by its parent's fill. */
    boolean isConfirmed() {
        return state.isConfirmed();
    }

    /** Contracts that may still execute, or did but have not been reported yet. */
    int remaining() {
        return state.isLive() || state == OrderState.FILLED
                ? Math.max(0, order.quantity().contracts() - filled)
                : 0;
    }

    /** Whether it is over and the broker told of more contracts than executions have come for. */
    boolean isFillPending() {
        return state.isFinal() && told > filled;
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

    /**
     * It left.
     *
     * @param command number of the command that carries it
     */
    void sent(long command, long nowMillis) {
        state = state.after(OrderState.SENT);
        sentAt = command;
        askedMillis = nowMillis;
        waitingMillis = NOT_WAITING;
    }

    /** Time went on while the order is on its way; the first time counts. */
    void waits(long nowMillis) {
        if (state == OrderState.SENT && waitingMillis == NOT_WAITING) {
            waitingMillis = nowMillis;
        }
    }

    /** Whether it has been on its way for so long without any word of the broker. */
    boolean isUnanswered(long nowMillis, long patienceMillis) {
        return state == OrderState.SENT
                && waitingMillis != NOT_WAITING
                && nowMillis - waitingMillis >= patienceMillis;
    }

    void cancelRequested(long nowMillis) {
        state = state.after(OrderState.PENDING_CANCEL);
        askedMillis = nowMillis;
    }

    /** Since when an answer is missing, or {@link Long#MAX_VALUE} when none is. */
    long unansweredSince() {
        return state == OrderState.SENT
                        || state == OrderState.PENDING_CANCEL
                        || state == OrderState.UNKNOWN
                        || isFillPending()
                ? askedMillis
                : Long.MAX_VALUE;
    }

    void changed(OrderChange change) {
        order = order.changed(change);
    }

    /** Takes the state from a report; fills are counted from executions alone. */
    void reported(OrderReport report) {
        told = Math.max(told, toldBy(report));
        state = state.after(report.state());
    }

    /** Takes over what the broker has after it refused a change. */
    void revertedTo(Order asItRests) {
        order = asItRests;
    }

    /**
     * The broker's complete word on it counts more than anything before; its executions are booked
     * already.
     */
    void reconciled(OrderReport report) {
        order = report.order();
        filled = Math.max(filled, report.filled());
        told = filled;
        state = isComplete() ? OrderState.FILLED : report.state();
    }

    /**
     * A complete answer of the broker does not contain it, so it does not exist, and no execution
     * of it is still to come.
     *
     * @param asked how many commands the broker had been sent when it was asked
     */
    void missing(long asked) {
        if (sentAt <= asked) {
            told = filled;
            state = state.after(OrderState.CANCELLED);
        }
    }

    void filled(int contracts) {
        filled += contracts;
        if (isComplete()) {
            state = OrderState.FILLED;
        }
    }
}
