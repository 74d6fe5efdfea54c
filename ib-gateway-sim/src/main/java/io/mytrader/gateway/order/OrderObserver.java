package io.mytrader.gateway.order;

/**
 * Watches every order and execution, whether or not a client is told of it, and whether a client
 * could do anything at all.
 */
public interface OrderObserver {
    /** Watches nothing. */
    OrderObserver NONE = new OrderObserver() {};

    /** The order is in another phase, or its terms or quantities have changed. */
    default void changed(SimulatedOrder order, long millis) {}

    /** The gateway did not take an order or a change of one. */
    default void refused(OrderKey key, Refusal refusal, long millis) {}

    /** The order filled, in part or whole; the ledger has it already. */
    default void executed(Execution execution) {}

    /** From now on a client can reach the broker through this gateway, or none can. */
    default void linkChanged(boolean up, long millis) {}
}
