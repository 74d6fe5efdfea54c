package io.mytrader.gateway.session;

import java.util.ArrayDeque;

/** Counts a client's messages in a sliding second. Gateway thread only. */
final class RateLimit {
    private static final long WINDOW_MILLIS = 1000;

    private final int perSecond;
    private final ArrayDeque<Long> recent = new ArrayDeque<>();

    RateLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Counts a message; true if it is one too many. */
    boolean exceededBy(long millis) {
        while (!recent.isEmpty() && recent.getFirst() <= millis - WINDOW_MILLIS) {
            recent.removeFirst();
        }
        recent.addLast(millis);
        return recent.size() > perSecond;
    }
}
