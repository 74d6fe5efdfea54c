package io.mytrader.gateway.fault;

import java.time.Duration;

/**
 * A fault that befalls certain messages on their way to a client.
 *
 * @param message simple name of the record of the message, such as {@code OrderStatus}
 * @param first the first of them that is hit, counted from 1 over all clients
 * @param count how many in a row are hit
 */
public record MessageFault(String message, int first, int count, Treatment treatment)
        implements Fault {

    /** What happens to the message. */
    public sealed interface Treatment {
        /** It never arrives. */
        record Dropped() implements Treatment {}

        /** It arrives later; what was sent after it may arrive before it. */
        record Delayed(Duration by) implements Treatment {}

        /** It arrives twice. */
        record Duplicated() implements Treatment {}

        /** It loses its second half. */
        record Truncated() implements Treatment {}

        /** Its last number becomes a word. */
        record Garbled() implements Treatment {}
    }
}
