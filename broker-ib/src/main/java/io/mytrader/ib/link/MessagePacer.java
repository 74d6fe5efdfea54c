package io.mytrader.ib.link;

import io.mytrader.ib.wire.Frame;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is sent below the gateway's limit of 50 messages a second: at most {@value
 * #PER_SECOND} in any second. Orders and cancellations go before requests for data. Confined to the
 * loop.
 */
final class MessagePacer {
    static final int PER_SECOND = 45;
    private static final long SECOND = 1000;

    private final Timers timers;
    private final Consumer<Frame> out;
    private final ArrayDeque<Frame> urgent = new ArrayDeque<>();
    private final ArrayDeque<Frame> patient = new ArrayDeque<>();
    private final ArrayDeque<Long> sent = new ArrayDeque<>();
    private Timers.@Nullable Timer waiting;

    MessagePacer(Timers timers, Consumer<Frame> out) {
        this.timers = timers;
        this.out = out;
    }

    void send(Frame frame, boolean beforeData) {
        (beforeData ? urgent : patient).add(frame);
        flush();
    }

    /** Forgets what has not been sent. */
    void clear() {
        urgent.clear();
        patient.clear();
    }

    private void flush() {
        while (!urgent.isEmpty() || !patient.isEmpty()) {
            long now = timers.nowMillis();
            while (!sent.isEmpty() && sent.getFirst() <= now - SECOND) {
                sent.removeFirst();
            }
            if (sent.size() >= PER_SECOND) {
                waitUntil(sent.getFirst() + SECOND);
                return;
            }
            sent.addLast(now);
            Frame frame = urgent.poll();
            out.accept(frame == null ? patient.remove() : frame);
        }
    }

    private void waitUntil(long millis) {
        if (waiting == null) {
            waiting =
                    timers.after(
                            millis - timers.nowMillis(),
                            () -> {
                                waiting = null;
                                flush();
                            });
        }
    }
}
