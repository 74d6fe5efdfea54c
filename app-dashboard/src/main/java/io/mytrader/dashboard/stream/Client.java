package io.mytrader.dashboard.stream;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connected browser and what waits for it. Whoever has something for it sends it himself, since
 * a line never makes him wait; while it is busy, messages wait, and leave together when it is free.
 * Safe from any thread.
 */
public final class Client {
    private static final Logger LOG = LoggerFactory.getLogger(Client.class);

    /** WebSocket status for a client that may come back at once. */
    private static final int TRY_AGAIN_LATER = 1013;

    private static final int GOING_AWAY = 1001;

    /** So long a new client may take to say that it wants what it missed, before all else. */
    private static final Duration GRACE = Duration.ofMillis(300);

    /** The close of a bar says much at once; to send it one by one would take much longer. */
    static final int MOST_AT_ONCE = 64;

    /** So many messages may wait for that. */
    private static final int MOST_HELD = 1_000;

    private final Line line;
    private final Runnable gone;
    private final Arrivals arrivals;
    private final ReentrantLock lock = new ReentrantLock();
    private final ClientQueue queue;

    /** One for all sends, thousands a second with a hundred clients. */
    private final Consumer<@Nullable Throwable> whenSent = this::sent;

    private List<Frame> underWay = List.of();
    private boolean held = true;
    private boolean busy = true;
    private boolean sending;
    private boolean tooSlow;
    private boolean ended;

    /**
     * A client that has not begun.
     *
     * @param gone run once, when nothing more is sent
     * @param arrivals told what the line has taken
     */
    Client(Line line, int capacity, Runnable gone, Arrivals arrivals) {
        this.line = line;
        this.gone = gone;
        this.arrivals = arrivals;
        queue = new ClientQueue(capacity);
    }

    /** Sends the first message; what waits follows when the client asked for it, or did not. */
    void begin(Frame first) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
        } finally {
            lock.unlock();
        }
        line.send(new Burst(List.of(first)), whenSent);
        Thread.ofVirtual().name("grace").start(this::goOnAfterGrace);
    }

    private void goOnAfterGrace() {
        try {
            Thread.sleep(GRACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        goOn();
    }

    /** Never waits; a client that cannot keep up is cut off. */
    void offer(Burst burst) {
        boolean isFree;
        lock.lock();
        try {
            if (ended || tooSlow) {
                return;
            }
            // Its own silence must not look like slowness.
            held &= queue.size() < MOST_HELD;
            isFree = !held && !busy && !sending && queue.size() == 0;
            if (isFree) {
                busy = true;
                underWay = burst.frames();
            } else {
                tooSlow = !queue.offer(burst.frames());
            }
        } finally {
            lock.unlock();
        }
        if (isFree) {
            line.send(burst, whenSent);
        } else if (wasTooSlow()) {
            LOG.warn("a client is too slow and was cut off");
            // Whoever offers may hold what the end of a client needs.
            Thread.ofVirtual()
                    .name("cut-off")
                    .start(() -> end(TRY_AGAIN_LATER, "too slow; connect again"));
        } else {
            sendWhatWaits();
        }
    }

    /** Those come next, instead of what waits; they leave with {@link #goOn}. */
    void replay(Collection<Frame> frames) {
        lock.lock();
        try {
            if (!ended) {
                queue.replay(frames.stream().map(Frame::again).toList());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing holds the messages back any more. */
    void goOn() {
        lock.lock();
        try {
            held = false;
        } finally {
            lock.unlock();
        }
        sendWhatWaits();
    }

    void forget(String key) {
        lock.lock();
        try {
            queue.forget(key);
        } finally {
            lock.unlock();
        }
    }

    boolean wasTooSlow() {
        lock.lock();
        try {
            return tooSlow;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    void end() {
        end(GOING_AWAY, "the server ends");
    }

    private void end(int code, String reason) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            ended = true;
            queue.clear();
        } finally {
            lock.unlock();
        }
        line.close(code, reason);
        gone.run();
    }

    /** Goes round instead of deeper when the line is free again at once. */
    private void sendWhatWaits() {
        if (!beginsToSend()) {
            return;
        }
        for (List<Frame> next = next(); !next.isEmpty(); next = next()) {
            line.send(new Burst(next), whenSent);
        }
    }

    private boolean beginsToSend() {
        lock.lock();
        try {
            boolean isFirst = !sending;
            sending = true;
            return isFirst;
        } finally {
            lock.unlock();
        }
    }

    private List<Frame> next() {
        lock.lock();
        try {
            List<Frame> next =
                    held || busy || ended || tooSlow ? List.of() : queue.take(MOST_AT_ONCE);
            busy |= !next.isEmpty();
            sending = !next.isEmpty();
            underWay = sending ? next : underWay;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void sent(@Nullable Throwable failure) {
        List<Frame> frames;
        lock.lock();
        try {
            busy = false;
            frames = underWay;
            underWay = List.of();
        } finally {
            lock.unlock();
        }
        if (failure == null) {
            arrivals.arrived(frames);
            sendWhatWaits();
        } else {
            LOG.debug("a client is gone: {}", failure.getMessage());
            end(TRY_AGAIN_LATER, "the line is down");
        }
    }
}
