package io.mytrader.journal;

/**
 * What the engine told the world.
 *
 * @param sequence 1, 2, … within the session, as on the wire
 * @param type the event's name on the wire, such as {@code order_placed}
 * @param timeMillis engine time, epoch milliseconds UTC
 * @param json the whole event
 */
public record StoredEvent(long sequence, String type, long timeMillis, String json) {}
