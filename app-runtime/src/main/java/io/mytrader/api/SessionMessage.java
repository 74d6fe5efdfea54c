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

    /** Engine time, epoch milliseconds UTC. */
    long timeMillis();

    /** The name on the wire, such as {@code order_placed}. */
    String type();

    /** Something happened. */
    record Happened(long sequence, String session, long sentAtMillis, TradingEvent event)
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
    record Decided(long sequence, String session, long sentAtMillis, Decision decision)
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
