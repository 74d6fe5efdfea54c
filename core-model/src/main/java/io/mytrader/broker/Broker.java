package io.mytrader.broker;

import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;

/**
 * The port to an account that trades.
 *
 * <p>All calls return at once; what came of them arrives as {@link BrokerEvent}s at the listener,
 * in the order in which it happened. Calls come from one thread. A call while the link is down is
 * answered by a rejection, never queued.
 *
 * <p>A change or a cancellation of an order that the broker does not know is answered by a {@link
 * BrokerEvent.Snapshot}, in which the order is missing.
 */
public interface Broker {
    /** Opens the link; {@link BrokerEvent.ConnectionChanged} tells when it is ready. */
    void connect(BrokerListener listener);

    /**
     * Sends an order or a bracket, all its legs in one go. When one leg of a bracket is refused,
     * the others are taken back; a fill that was under way wins.
     */
    void submit(ApprovedOrder approved);

    /**
     * Changes price and quantity of a working order in place; an order that ended answers with
     * {@link BrokerEvent.ChangeRejected}.
     */
    void modify(OrderChange change);

    /** Asks to cancel; the answer is an order report, which may be a fill instead. */
    void cancel(OrderId id);

    /** Asks for everything the broker knows; answered by one {@link BrokerEvent.Snapshot}. */
    void requestSnapshot();

    /** Closes the link and ends every task of this broker; resting orders stay at the broker. */
    void disconnect();
}
