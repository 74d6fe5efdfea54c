package io.mytrader.engine;

import io.mytrader.exit.ProtectionLevels;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.Bracket;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.order.SingleOrder;
import io.mytrader.risk.RiskGate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The orders of one trade: its entry, the stop and target that rest at the broker, and the market
 * exit where no target works. Engine thread only.
 */
final class DeskOrders {
    /** What reduces a position may be without any answer for so long. */
    static final long ANSWER_MILLIS = 1_000;

    @Nullable WorkingOrder entry;
    @Nullable WorkingOrder stop;
    @Nullable WorkingOrder target;
    @Nullable WorkingOrder exit;

    private final Instrument instrument;
    private final RiskGate gate;
    private final BrokerLink link;
    private long newestMillis;

    /** Taken away because they would have added to the position; the broker's answer is missing. */
    private final List<WorkingOrder> leaving = new ArrayList<>();

    DeskOrders(Instrument instrument, RiskGate gate, BrokerLink link) {
        this.instrument = instrument;
        this.gate = gate;
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

    /**
     * Changes a working order in place, if there is anything to change.
     *
     * @param position signed contracts held
     * @param shifted the levels after the entry's one shift, null at any other time
     * @throws IllegalStateException if the risk gate forbids it: a programmer's error
     */
    void change(
            WorkingOrder order,
            Quantity quantity,
            Price price,
            int position,
            @Nullable ProtectionLevels shifted) {
        if (order.order().quantity().equals(quantity) && order.price().equals(price)) {
            return;
        }
        OrderChange change = new OrderChange(order.id(), quantity, price);
        if (!gate.mayChange(instrument, order.report(), change, position, shifted)) {
            throw new IllegalStateException(
                    "the risk gate forbids " + change + " of " + order.order());
        }
        order.changed(change);
        link.send(new BrokerCommand.Modify(change));
    }

    /** Asks the broker to cancel an order that lives, once. */
    void cancel(@Nullable WorkingOrder order, long nowMillis) {
        if (order != null && order.isLive() && order.state() != OrderState.PENDING_CANCEL) {
            order.cancelRequested(nowMillis);
            link.send(new BrokerCommand.Cancel(order.id()));
        }
    }

    /**
     * Takes an order that the broker holds for the position as its protection where it has none.
     *
     * @param position signed contracts at the broker
     * @return false if it protects nothing
     */
    boolean adopt(OrderReport foreign, int position) {
        Order order = foreign.order();
        if (position == 0 || order.side() != OrderSide.closing(position)) {
            return false;
        }
        if (order.role() == OrderRole.STOP && !isLive(stop)) {
            stop = WorkingOrder.from(foreign);
            return true;
        }
        if (order.role() == OrderRole.TARGET && !isLive(target)) {
            target = WorkingOrder.from(foreign);
            return true;
        }
        return false;
    }

    /**
     * Takes away what would add to the position or turn it: stop, target and exit are cancelled and
     * forgotten, an entry is cancelled.
     *
     * @param position signed contracts that the broker holds
     */
    void dropOpposing(int position, long nowMillis) {
        stop = unlessOpposing(stop, position, nowMillis);
        target = unlessOpposing(target, position, nowMillis);
        exit = unlessOpposing(exit, position, nowMillis);
        if (closes(entry, position)) {
            cancel(entry, nowMillis);
        }
    }

    private @Nullable WorkingOrder unlessOpposing(
            @Nullable WorkingOrder order, int position, long nowMillis) {
        if (order == null || closes(order, position)) {
            return order;
        }
        if (order.isLive()) {
            cancel(order, nowMillis);
            leaving.add(order);
        }
        return null;
    }

    /** The broker's complete answer is there; what it still lists of these is not ours any more. */
    void forgetLeaving() {
        leaving.clear();
    }

    /** Whether the order's side closes that position. */
    static boolean closes(@Nullable WorkingOrder order, int position) {
        return order != null
                && position != 0
                && order.order().side() == OrderSide.closing(position);
    }

    /** Becomes what another session left. */
    void restore(CarriedDesk saved) {
        entry = restored(saved.entry());
        stop = restored(saved.stop());
        target = restored(saved.target());
        exit = restored(saved.exit());
    }

    static @Nullable OrderReport reportOf(@Nullable WorkingOrder order) {
        return order == null ? null : order.report();
    }

    private static @Nullable WorkingOrder restored(@Nullable OrderReport report) {
        return report == null ? null : WorkingOrder.from(report);
    }

    /**
     * The position is flat by a fill: ends what the broker does not end by itself. It ends the
     * other leg of a bracket of which one is filled; a stop that replaced a lost one belongs to no
     * bracket.
     *
     * @param filled the order that made it flat, or null if that is not known
     */
    void cancelUnlinked(@Nullable WorkingOrder filled, long nowMillis) {
        cancelUnlessLinked(stop, filled, nowMillis);
        cancelUnlessLinked(target, filled, nowMillis);
        cancelUnlessLinked(exit, filled, nowMillis);
    }

    private void cancelUnlessLinked(
            @Nullable WorkingOrder order, @Nullable WorkingOrder filled, long nowMillis) {
        OrderId parent = order == null ? null : order.order().parent();
        boolean linked =
                parent != null
                        && filled != null
                        && filled.isComplete()
                        && parent.equals(filled.order().parent());
        if (!linked) {
            cancel(order, nowMillis);
        }
    }

    /**
     * Time went on. How long an answer is missing is counted from the first new time after the
     * order left, not from the input that sent it: a bar comes seconds after its end.
     */
    void onTime(long nowMillis) {
        if (nowMillis > newestMillis) {
            newestMillis = nowMillis;
            waits(stop);
            waits(target);
            waits(exit);
        }
    }

    private void waits(@Nullable WorkingOrder order) {
        if (order != null) {
            order.waits(newestMillis);
        }
    }

    /** Whether the order has been on its way for so long without any word of the broker. */
    static boolean isUnanswered(@Nullable WorkingOrder order, long nowMillis, long patienceMillis) {
        return order != null && order.isUnanswered(nowMillis, patienceMillis);
    }

    /** Whether the broker reported a reduction as filled whose executions are still missing. */
    boolean isReductionPending() {
        return isFillPending(stop) || isFillPending(target) || isFillPending(exit);
    }

    private static boolean isFillPending(@Nullable WorkingOrder order) {
        return order != null && order.isFillPending();
    }

    @Nullable WorkingOrder find(OrderId id) {
        if (isOrder(entry, id)) {
            return entry;
        }
        if (isOrder(stop, id)) {
            return stop;
        }
        if (isOrder(target, id)) {
            return target;
        }
        if (isOrder(exit, id)) {
            return exit;
        }
        for (WorkingOrder order : leaving) {
            if (order.id().equals(id)) {
                return order;
            }
        }
        return null;
    }

    private static boolean isOrder(@Nullable WorkingOrder order, OrderId id) {
        return order != null && order.id().equals(id);
    }

    /** Entry, stop, target and exit, as far as there are any. */
    List<WorkingOrder> known() {
        return Arrays.asList(entry, stop, target, exit).stream().filter(Objects::nonNull).toList();
    }

    /** Contracts that a working entry may still add. */
    int workingEntryContracts() {
        return entry == null ? 0 : entry.remaining();
    }

    /** Whether a part of the entry is filled and the rest may still be. */
    boolean isEntryPartlyFilled() {
        return entry != null && entry.filled() > 0 && entry.remaining() > 0;
    }

    /** Whether the entry, or a part of it, is filled and the rest never will be. */
    boolean hasEntryEnded() {
        return entry != null && entry.filled() > 0 && entry.state().isFinal();
    }

    static boolean isLive(@Nullable WorkingOrder order) {
        return order != null && order.isLive();
    }

    static boolean isConfirmed(@Nullable WorkingOrder order) {
        return order != null && order.isConfirmed();
    }

    /**
     * Since when the broker owes an answer, or {@link Long#MAX_VALUE} when it owes none. Asked on
     * every bar and quote; allocates nothing.
     */
    long unansweredSince() {
        long since =
                Math.min(
                        Math.min(unansweredSince(entry), unansweredSince(stop)),
                        Math.min(unansweredSince(target), unansweredSince(exit)));
        for (int i = 0; i < leaving.size(); i++) {
            since = Math.min(since, leaving.get(i).unansweredSince());
        }
        return since;
    }

    private static long unansweredSince(@Nullable WorkingOrder order) {
        return order == null ? Long.MAX_VALUE : order.unansweredSince();
    }

    private WorkingOrder sent(Order order, long nowMillis) {
        WorkingOrder working = new WorkingOrder(order);
        working.sent(link.sent() + 1, nowMillis);
        return working;
    }
}
