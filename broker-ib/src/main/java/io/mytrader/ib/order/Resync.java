package io.mytrader.ib.order;

import io.mytrader.account.AccountSnapshot;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.ib.link.IbConnection;
import io.mytrader.ib.link.Timers;
import io.mytrader.ib.wire.client.AccountRequest.RequestAccountUpdates;
import io.mytrader.ib.wire.client.AccountRequest.RequestPositions;
import io.mytrader.ib.wire.client.OrderRequest.RequestCompletedOrders;
import io.mytrader.ib.wire.client.OrderRequest.RequestExecutions;
import io.mytrader.ib.wire.client.OrderRequest.RequestOpenOrders;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks the broker for everything it knows: positions, open orders, completed orders, account values
 * and, last, executions, so that the orders are known when their fills come. One question at a
 * time; one that is not answered in time is asked again.
 *
 * <p>Confined to the loop.
 */
final class Resync {
    private static final long PATIENCE_MILLIS = 15_000;
    private static final long ACCOUNT_MILLIS = 5_000;
    private static final long DAY_MILLIS = 86_400_000L;

    /** An answer that can't be complete is asked for again, but not for ever. */
    private static final int MOST_REPEATS = 3;

    /** An order that was sent so recently may be on its way even if nobody knows it yet. */
    private static final long ON_ITS_WAY_MILLIS = 15_000;

    /** Parts of the answer. */
    enum Part {
        POSITIONS,
        OPEN_ORDERS,
        COMPLETED_ORDERS,
        ACCOUNT,
        EXECUTIONS
    }

    private final IbConnection connection;
    private final Timers timers;
    private final AccountBook account;
    private final OrderDesk desk;
    private final Consumer<BrokerEvent> out;
    private final Set<Part> missing = EnumSet.noneOf(Part.class);
    private int question;
    private int executionsRequest;
    private boolean running;
    private boolean askedAgain;
    private boolean spoiled;
    private int repeats;

    Resync(
            IbConnection connection,
            Timers timers,
            AccountBook account,
            OrderDesk desk,
            Consumer<BrokerEvent> out) {
        this.connection = connection;
        this.timers = timers;
        this.account = account;
        this.desk = desk;
        this.out = out;
    }

    /** Asks, or asks once more when the answer under way may be too old. */
    void start() {
        if (running) {
            askedAgain = true;
        } else {
            repeats = 0;
            ask();
        }
    }

    /** Gives up the question: the link is down. */
    void stop() {
        running = false;
        askedAgain = false;
        question++;
    }

    /** A part of the answer could not be read. */
    void spoil() {
        spoiled = true;
    }

    private void ask() {
        running = true;
        spoiled = false;
        askedAgain = false;
        int asked = ++question;
        missing.addAll(EnumSet.allOf(Part.class));
        desk.book().all().forEach(order -> order.seen = false);
        executionsRequest = connection.takeRequestId();
        account.beginPositions();
        connection.send(new RequestPositions());
        connection.send(new RequestOpenOrders());
        connection.send(new RequestCompletedOrders(false));
        connection.send(new RequestAccountUpdates(true, account.account()));
        connection.send(
                new RequestExecutions(executionsRequest, 0, account.account(), "", "", "", "", ""));
        timers.after(
                PATIENCE_MILLIS,
                () -> {
                    if (running && question == asked) {
                        ask();
                    }
                });
    }

    /** A part of the answer is complete. */
    void ended(Part part) {
        if (running && missing.remove(part) && missing.isEmpty()) {
            complete();
        }
    }

    void executionsEnded(int requestId) {
        if (requestId == executionsRequest) {
            ended(Part.EXECUTIONS);
        }
    }

    private void complete() {
        long now = timers.nowMillis();
        Optional<AccountSnapshot> values = account.snapshot(now);
        if (values.isEmpty()) {
            // The server is in a reset: what it says of the account now means nothing.
            int asked = question;
            missing.add(Part.ACCOUNT);
            timers.after(
                    ACCOUNT_MILLIS,
                    () -> {
                        if (running && question == asked) {
                            connection.send(new RequestAccountUpdates(true, account.account()));
                        }
                    });
            return;
        }
        if (repeats < MOST_REPEATS && isIncomplete()) {
            repeats++;
            ask();
            return;
        }
        running = false;
        endLostOrders(now);
        desk.executions().forgetBefore(now - DAY_MILLIS);
        desk.book().forgetEndedBefore(now - DAY_MILLIS);
        List<OrderReport> orders = new ArrayList<>();
        for (BrokerOrder order : desk.book().all()) {
            orders.add(order.report(now));
        }
        out.accept(
                new BrokerEvent.Snapshot(
                        now,
                        values.get(),
                        account.positions(),
                        orders,
                        desk.executions().executions(),
                        desk.executions().commissions()));
        if (askedAgain) {
            repeats = 0;
            ask();
        }
    }

    private boolean isIncomplete() {
        return spoiled
                || account.contradictsItself()
                || isAnyAcknowledgedOrderMissing()
                || isAnyFillMissing();
    }

    /** What the broker once acknowledged is open or has ended: it can't be in neither list. */
    private boolean isAnyAcknowledgedOrderMissing() {
        return desk.book().all().stream()
                .anyMatch(order -> order.isLive() && order.answered && !order.seen);
    }

    /** What an order has filled of late is among the executions. */
    private boolean isAnyFillMissing() {
        return desk.book().all().stream()
                .anyMatch(order -> order.seen && order.filled > desk.executions().filled(order.id));
    }

    /** Orders that the broker does not list do not exist, unless they are still on their way. */
    private void endLostOrders(long now) {
        for (BrokerOrder order : desk.book().all()) {
            boolean onItsWay =
                    !order.answered
                            && order.connection == connection.number()
                            && now - order.sentMillis < ON_ITS_WAY_MILLIS;
            if (order.isLive() && !order.seen && !onItsWay) {
                if (desk.executions().filled(order.id) >= order.order.quantity().contracts()) {
                    order.become(OrderState.FILLED, now);
                } else {
                    order.text = "the broker does not list it any more";
                    order.become(order.answered ? OrderState.CANCELLED : OrderState.REJECTED, now);
                }
            }
        }
    }
}
