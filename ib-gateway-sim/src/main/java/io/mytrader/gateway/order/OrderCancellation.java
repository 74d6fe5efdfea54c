package io.mytrader.gateway.order;

import io.mytrader.gateway.market.Market;
import java.util.Optional;

/** What happens when a client asks to cancel: a while in which the order may still fill. */
final class OrderCancellation {
    private final Brokerage broker;
    private final OrderEnding ending;
    private final FillBooking booking;

    OrderCancellation(Brokerage broker, OrderEnding ending, FillBooking booking) {
        this.broker = broker;
        this.ending = ending;
        this.booking = booking;
    }

    Optional<Refusal> cancel(OrderKey key) {
        Optional<SimulatedOrder> found = broker.book().find(key);
        if (found.isEmpty()) {
            return Optional.of(
                    new Refusal(
                            10147,
                            "OrderId "
                                    + key.orderId()
                                    + " that needs to be cancelled is not found."));
        }
        SimulatedOrder order = found.get();
        if (order.phase().isOver()) {
            return Optional.of(tooLate(order));
        }
        if (order.phase() == OrderPhase.PENDING_CANCEL) {
            return Optional.of(
                    new Refusal(
                            161,
                            "Cancel attempted when order is not in a cancellable state.  Order"
                                    + " permId ="
                                    + order.permId()));
        }
        begin(order);
        return Optional.empty();
    }

    void cancelAll() {
        for (SimulatedOrder order : broker.book().alive()) {
            if (!order.phase().isOver() && order.phase() != OrderPhase.PENDING_CANCEL) {
                begin(order);
            }
        }
    }

    private void begin(SimulatedOrder order) {
        if (order.phase() == OrderPhase.HELD) {
            ending.cancel(order, "");
            return;
        }
        boolean known = order.permId() != 0;
        order.become(OrderPhase.PENDING_CANCEL);
        if (known) {
            broker.report(order);
        }
        broker.agenda().after(broker.timings().cancel(), () -> finish(order));
    }

    private void finish(SimulatedOrder order) {
        if (order.phase().isOver()) {
            Refusal late = tooLate(order);
            broker.error(order, late.code(), late.text());
            return;
        }
        if (order.isReleased() && broker.interference().fillsBeforeCancel(order)) {
            Market market = broker.exchange().market(order.contract());
            booking.fill(order, order.remaining(), market.last());
        }
        ending.cancel(order, "");
    }

    private static Refusal tooLate(SimulatedOrder order) {
        return new Refusal(
                10148,
                "OrderId "
                        + order.key().orderId()
                        + " that needs to be cancelled can not be cancelled, state: "
                        + order.phase().wireName()
                        + ".");
    }
}
