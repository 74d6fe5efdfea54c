package io.mytrader.gateway.order;

import java.util.function.Consumer;

/** Ends orders before they are filled. */
final class OrderEnding {
    private final Brokerage broker;
    private Consumer<SimulatedOrder> afterEnd = order -> {};

    OrderEnding(Brokerage broker) {
        this.broker = broker;
    }

    /** Names who has the rest of the family follow. */
    void follow(Consumer<SimulatedOrder> family) {
        afterEnd = family;
    }

    /** The broker cancels the order: status, then error 202. */
    void cancel(SimulatedOrder order, String reason) {
        if (order.phase().isOver()) {
            return;
        }
        if (order.phase() == OrderPhase.HELD) {
            vanish(order);
            return;
        }
        boolean known = order.permId() != 0;
        end(order, OrderPhase.CANCELLED, reason.isEmpty() ? "Cancelled by Trader" : reason);
        if (known) {
            broker.reportStatus(order);
        }
        broker.error(order, 202, "Order Canceled - reason:" + reason);
        afterEnd.accept(order);
    }

    /** The broker refuses the order: an error, then a status. */
    void reject(SimulatedOrder order, Refusal refusal) {
        broker.error(order, refusal.code(), refusal.text());
        end(order, OrderPhase.INACTIVE, refusal.text());
        broker.reportStatus(order);
        afterEnd.accept(order);
    }

    /** An order that nobody was told of disappears. */
    void vanish(SimulatedOrder order) {
        end(order, OrderPhase.CANCELLED, "");
        broker.book().remove(order);
        afterEnd.accept(order);
    }

    private void end(SimulatedOrder order, OrderPhase phase, String text) {
        order.end(phase, broker.agenda().nowMillis(), text);
        broker.book().ended(order);
    }
}
