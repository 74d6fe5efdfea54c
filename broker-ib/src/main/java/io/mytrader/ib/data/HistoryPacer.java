package io.mytrader.ib.data;

import io.mytrader.ib.link.Timers;
import java.util.ArrayDeque;

/**
 * Spaces requests for history as the servers want it: at most 60 in ten minutes and fewer than six
 * for one contract within two seconds. Confined to the loop.
 */
final class HistoryPacer {
    /** The same request must not come again sooner. */
    static final long SAME_MILLIS = 15_000;

    private static final long WINDOW_MILLIS = 600_000;
    private static final int MOST_IN_WINDOW = 60;
    private static final long APART_MILLIS = 500;

    private final Timers timers;
    private final ArrayDeque<Long> asked = new ArrayDeque<>();

    HistoryPacer(Timers timers) {
        this.timers = timers;
    }

    /** How long the next request has to wait. */
    long waitMillis() {
        long now = timers.nowMillis();
        while (!asked.isEmpty() && asked.getFirst() <= now - WINDOW_MILLIS) {
            asked.removeFirst();
        }
        if (asked.isEmpty()) {
            return 0;
        }
        long apart = asked.getLast() + APART_MILLIS - now;
        long window = asked.size() < MOST_IN_WINDOW ? 0 : asked.getFirst() + WINDOW_MILLIS - now;
        return Math.max(0, Math.max(apart, window));
    }

    /** A request was made. */
    void asked() {
        asked.addLast(timers.nowMillis());
    }
}
