package io.mytrader.gateway.order;

import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import java.util.function.Consumer;

/**
 * How the orders of a bracket or a one-cancels-all group follow each other. A bracket's exits are
 * such a group by themselves, of the kind that reduces.
 */
final class GroupRules {
    private static final int CANCEL_THE_REST = 1;

    private final Brokerage broker;
    private final OrderEnding ending;
    private Consumer<SimulatedOrder> wake = order -> {};

    GroupRules(Brokerage broker, OrderEnding ending) {
        this.broker = broker;
        this.ending = ending;
    }

    /** Names who is told of each order that may work from now on. */
    void wakeWith(Consumer<SimulatedOrder> market) {
        wake = market;
    }

    /** Releases the children of an order that filled, and reduces or cancels its group. */
    void afterFill(SimulatedOrder order, int contracts) {
        for (SimulatedOrder other : broker.book().groupOf(order)) {
            if (order.terms().integer(OrderField.OCA_TYPE).orElse(0) == CANCEL_THE_REST) {
                ending.cancel(other, "");
            } else {
                reduce(other, contracts);
            }
        }
        for (SimulatedOrder child : broker.book().childrenOf(order)) {
            if (child.phase() == OrderPhase.PRE_SUBMITTED) {
                wake.accept(child);
            }
        }
    }

    /** An order that ended early takes its children along, except for what it did fill. */
    void afterEnd(SimulatedOrder order) {
        boolean keep =
                order.filled() > 0
                        && broker.rules().childrenOfCancelled()
                                == FillRules.ChildrenOfCancelled.KEEP_FILLED_PART;
        for (SimulatedOrder child : broker.book().childrenOf(order)) {
            if (keep) {
                shrink(child, Math.max(order.filled(), child.filled()));
            } else {
                ending.cancel(child, "");
            }
        }
    }

    private void reduce(SimulatedOrder order, int contracts) {
        shrink(order, order.quantity() - contracts);
    }

    private void shrink(SimulatedOrder order, int quantity) {
        if (quantity >= order.quantity()) {
            return;
        }
        if (quantity <= order.filled()) {
            ending.cancel(order, "");
            return;
        }
        OrderTerms terms =
                order.terms().toBuilder().set(OrderField.TOTAL_QUANTITY, quantity).build();
        order.revise(terms, OrderTicket.of(terms, order.kind()));
        broker.report(order);
    }
}
