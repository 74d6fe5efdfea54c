package io.mytrader.gateway.fault;

import java.time.Duration;

/**
 * A fault that befalls certain orders.
 *
 * @param role which orders count
 * @param first the first of them that is hit, counted from 1
 * @param count how many in a row are hit
 */
public record OrderFault(Role role, int first, int count, Trouble trouble) implements Fault {

    /**
     * @throws IllegalArgumentException if no order could be hit
     */
    public OrderFault {
        if (first < 1 || count < 1) {
            throw new IllegalArgumentException(
                    "first and count start at 1: " + first + ", " + count);
        }
    }

    /** What an order is within its bracket, as far as the gateway can tell. */
    public enum Role {
        ANY,
        /** An order without parent. */
        ENTRY,
        /** A child with a limit. */
        TARGET,
        /** A child with a stop. */
        STOP
    }

    /** What happens to the order. */
    public sealed interface Trouble {
        /** It vanishes on its way; no answer ever comes. */
        record Swallowed() implements Trouble {}

        /** The broker refuses it. */
        record Rejected(int code, String text) implements Trouble {}

        /** Its acceptance takes longer. */
        record AcceptedLate(Duration by) implements Trouble {}

        /** It fills in pieces of at most so many contracts, one each trade. */
        record PartialFills(int largest) implements Trouble {}

        /** The broker cancels it so long after its acceptance, filled in part or not at all. */
        record CancelledByBroker(Duration after) implements Trouble {}

        /** It fills while its cancellation is pending. */
        record FilledBeforeCancel() implements Trouble {}

        /** Each of its executions is corrected to a price that is worse by so many ticks. */
        record Corrected(int ticks) implements Trouble {}

        /** Its commissions are never reported. */
        record CommissionMissing() implements Trouble {}
    }
}
