package io.mytrader.engine;

import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.Bracket;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderState;
import io.mytrader.order.SingleOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one trade: its entry, the stop and target that rest at the broker, and the market
 * exit where no target works. Engine thread only.
 */
final class DeskOrders {
    @Nullable WorkingOrder entry;
    @Nullable WorkingOrder stop;
    @Nullable WorkingOrder target;
    @Nullable WorkingOrder exit;

    private final BrokerLink link;

    DeskOrders(BrokerLink link) {
        this.link = link;
    }

    /** Sends an approved entry; what was before is history. */
    WorkingOrder enter(ApprovedOrder approved, long nowMillis) {
        stop = null;
        target = null;
        exit = null;
        WorkingOrder opening =
                switch (approved.request()) {
                    case Bracket bracket -> {
                        stop = sent(bracket.stop(), nowMillis);
                        target = sent(bracket.target(), nowMillis);
                        yield sent(bracket.entry(), nowMillis);
                    }
                    case SingleOrder single -> sent(single.order(), nowMillis);
                };
        entry = opening;
        return opening;
    }

    /** Sends a single order that protects or reduces. */
    WorkingOrder submit(Order order, ApprovedOrder approved, long nowMillis) {
        WorkingOrder working = sent(order, nowMillis);
        link.send(new BrokerCommand.Submit(approved));
        return working;
    }

    /** Asks the broker to cancel an order that lives, once. */
    void cancel(@Nullable WorkingOrder order, long nowMillis) {
        if (order != null && order.isLive() && order.state() != OrderState.PENDING_CANCEL) {
            order.cancelRequested(nowMillis);
            link.send(new BrokerCommand.Cancel(order.id()));
        }
    }

    @Nullable WorkingOrder find(OrderId id) {
        for (WorkingOrder order : known()) {
            if (order.id().equals(id)) {
                return order;
            }
        }
        return null;
    }

    /** Entry, stop, target and exit, as far as there are any. */
    List<WorkingOrder> known() {
        return Arrays.asList(entry, stop, target, exit).stream().filter(Objects::nonNull).toList();
    }

    /** Contracts that a working entry may still add. */
    int workingEntryContracts() {
        return entry == null ? 0 : entry.remaining();
    }

    boolean anyLive() {
        return isLive(entry) || isLive(stop) || isLive(target) || isLive(exit);
    }

    static boolean isLive(@Nullable WorkingOrder order) {
        return order != null && order.isLive();
    }

    static boolean isConfirmed(@Nullable WorkingOrder order) {
        return order != null && order.isConfirmed();
    }

    /** Since when the broker owes an answer, or {@link Long#MAX_VALUE} when it owes none. */
    long unansweredSince() {
        long since = Long.MAX_VALUE;
        for (WorkingOrder order : known()) {
            since = Math.min(since, order.unansweredSince());
        }
        return since;
    }

    private WorkingOrder sent(Order order, long nowMillis) {
        WorkingOrder working = new WorkingOrder(order);
        working.sent(link.sent() + 1, nowMillis);
        return working;
    }
}
