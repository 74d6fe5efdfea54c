package io.mytrader.dashboard.stream;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connected browser with its queue and the thread that empties it. Safe from any thread. */
public final class Client {
    private static final Logger LOG = LoggerFactory.getLogger(Client.class);

    /** WebSocket status for a client that may come back at once. */
    private static final int TRY_AGAIN_LATER = 1013;

    private static final int GOING_AWAY = 1001;

    /** So long a new client may take to say that it wants what it missed, before all else. */
    private static final long GRACE_MILLIS = 300;

    /** The close of a bar says much at once; to send it one by one would take much longer. */
    static final int MOST_AT_ONCE = 64;

    private final Line line;
    private final ClientQueue queue;
    private final Runnable gone;
    private final Thread sender;
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean tooSlow;
    private volatile boolean ended;

    Client(Line line, int capacity, Runnable gone) {
        this.line = line;
        this.gone = gone;
        queue = new ClientQueue(capacity);
        sender = Thread.ofVirtual().name("client").unstarted(this::run);
    }

    void begin() {
        sender.start();
    }

    /** Never waits; a client that cannot keep up is cut off. */
    void offer(List<Frame> frames) {
        if (!queue.offer(frames) && !ended) {
            tooSlow = true;
        }
    }

    void offerFirst(Frame frame) {
        queue.offerFirst(frame);
    }

    /** Sends those next, instead of what waits. */
    void replay(Collection<Frame> frames) {
        queue.replay(frames);
        asked.countDown();
    }

    void forget(String key) {
        queue.forget(key);
    }

    boolean wasTooSlow() {
        return tooSlow;
    }

    int waiting() {
        return queue.waiting();
    }

    void end() {
        ended = true;
        queue.close();
    }

    private void send(List<Frame> frames) throws IOException, InterruptedException {
        line.send(frames.stream().map(frame -> frame.bytes().duplicate()).toList());
    }

    private void run() {
        try {
            List<Frame> next = queue.take(1);
            if (!next.isEmpty()) {
                send(next);
                if (!asked.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                    LOG.debug("a client goes on from the snapshot");
                }
                next = queue.take(MOST_AT_ONCE);
            }
            for (; !next.isEmpty(); next = queue.take(MOST_AT_ONCE)) {
                send(next);
            }
            if (tooSlow) {
                LOG.warn("a client is too slow and was cut off");
                line.close(TRY_AGAIN_LATER, "too slow; connect again");
            } else {
                line.close(GOING_AWAY, "the server ends");
            }
        } catch (IOException e) {
            LOG.debug("a client is gone: {}", e.getMessage());
            line.close(TRY_AGAIN_LATER, "the line is down");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
            gone.run();
        }
    }
}
