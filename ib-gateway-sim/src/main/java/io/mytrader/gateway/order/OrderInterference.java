package io.mytrader.gateway.order;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What may go wrong with an order. A question may be asked again; the answer for one order is
 * always the same.
 */
public interface OrderInterference {
    /** Nothing goes wrong. */
    OrderInterference NONE = new OrderInterference() {};

    /** The order vanishes on its way: no answer, ever. */
    default boolean swallows(SimulatedOrder order) {
        return false;
    }

    /** The broker refuses the order after the gateway has let it pass. */
    default Optional<Refusal> refuses(SimulatedOrder order) {
        return Optional.empty();
    }

    /** Milliseconds by which the acceptance of the order is late. */
    default long acceptedLateMillis(SimulatedOrder order) {
        return 0;
    }

    /** The most contracts that one fill of the order has. */
    default OptionalInt largestFill(SimulatedOrder order) {
        return OptionalInt.empty();
    }

    /** Milliseconds after its acceptance at which the broker cancels the order by itself. */
    default OptionalLong cancelledAfterMillis(SimulatedOrder order) {
        return OptionalLong.empty();
    }

    /** The order fills completely just before its cancellation takes effect. */
    default boolean fillsBeforeCancel(SimulatedOrder order) {
        return false;
    }

    /** Ticks by which each execution of the order is corrected afterwards, to its disadvantage. */
    default OptionalInt correctionTicks(SimulatedOrder order) {
        return OptionalInt.empty();
    }

    /** The commission of the order's executions is never reported. */
    default boolean keepsCommissionSecret(SimulatedOrder order) {
        return false;
    }
}
