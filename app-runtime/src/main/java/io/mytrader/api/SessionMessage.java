package io.mytrader.api;

import io.mytrader.event.TradingEvent;
import io.mytrader.signal.Decision;

/**
 * One thing that a session tells the world.
 *
 * <p>Sequences increase by one without gaps; only prices and forming bars, which are soon replaced,
 * have 0.
 */
public sealed interface SessionMessage {
    /** 1, 2, … within the session, or 0. */
    long sequence();

    /** The session's id. */
    String session();

    /** Wall time, epoch milliseconds UTC. */
    long sentAtMillis();

    /**
     * Monotonic time at which the session told it, nanoseconds, as {@link System#nanoTime()} has
     * it: only the time since then, in the same process, means something.
     */
    long toldNanos();

    /** Engine time, epoch milliseconds UTC. */
    long timeMillis();

    /** The name on the wire, such as {@code order_placed}. */
    String type();

    /** Something happened. */
    record Happened(
            long sequence, String session, long sentAtMillis, long toldNanos, TradingEvent event)
            implements SessionMessage {
        @Override
        public long timeMillis() {
            return event.timeMillis();
        }

        @Override
        public String type() {
            return event.type();
        }
    }

    /** A closed bar was decided on. */
    record Decided(
            long sequence, String session, long sentAtMillis, long toldNanos, Decision decision)
            implements SessionMessage {
        @Override
        public long timeMillis() {
            return decision.bar().closeMillis();
        }

        @Override
        public String type() {
            return "decision";
        }
    }
}
