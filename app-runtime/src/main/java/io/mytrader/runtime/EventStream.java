package io.mytrader.runtime;

import io.mytrader.api.SessionListener;
import io.mytrader.api.SessionMessage;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries messages from the engine's thread to listeners, each on a thread and with a bounded queue
 * of its own. A listener that lags behind is spared prices and forming bars, which newer ones
 * replace anyway; one that is hopelessly late is cut off.
 *
 * <p>Listeners come and go from any thread; messages come from the engine's thread.
 */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int QUEUE = 8192;
    private static final int LAGGING = QUEUE / 2;

    /** So long a listener collects when the engine has more to say. */
    private static final long LONGEST_COLLECTION_NANOS = 3_000_000;

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private boolean said;

    /** Begins to deliver to the listener; closing ends it. */
    AutoCloseable subscribe(SessionListener listener) {
        Subscription subscription = new Subscription(listener);
        subscriptions.add(subscription);
        subscription.thread.start();
        return () -> {
            subscriptions.remove(subscription);
            subscription.finish();
        };
    }

    /**
     * Hands the message to every listener.
     *
     * @param patient whether to wait for a full queue: where nothing is in real time
     */
    void publish(SessionMessage message, boolean patient) {
        said = true;
        boolean cut = false;
        for (Subscription subscription : subscriptions) {
            cut |= !subscription.offer(message, patient);
        }
        if (cut) {
            subscriptions.removeIf(Subscription::isOver);
            LOG.warn("a listener is too slow and was cut off");
        }
    }

    /** The engine has nothing more to say for the moment. */
    void pause() {
        if (said) {
            said = false;
            subscriptions.forEach(Subscription::offerPause);
        }
    }

    /** Delivers what is queued and ends every listener. */
    void close() {
        List<Subscription> ending = List.copyOf(subscriptions);
        subscriptions.clear();
        ending.forEach(Subscription::finish);
    }

    private static final class Subscription {
        private static final Object END = new Object();
        private static final Object CUT = new Object();
        private static final Object PAUSE = new Object();

        private final SessionListener listener;
        private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(QUEUE);
        private final Thread thread =
                Thread.ofPlatform().name("listener").daemon().unstarted(this::run);
        private volatile boolean over;

        Subscription(SessionListener listener) {
            this.listener = listener;
        }

        boolean isOver() {
            return over;
        }

        boolean offer(SessionMessage message, boolean patient) {
            if (message.sequence() == 0 && queue.size() > LAGGING) {
                return true;
            }
            if (queue.offer(message)) {
                return true;
            }
            if (patient) {
                return put(message);
            }
            over = true;
            queue.clear();
            put(CUT);
            return false;
        }

        /** A listener that lags behind has no pause; its own patience ends each collection. */
        void offerPause() {
            if (queue.size() <= LAGGING) {
                var _ = queue.offer(PAUSE);
            }
        }

        private boolean put(Object message) {
            try {
                queue.put(message);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        void run() {
            try {
                Object next = queue.take();
                while (next != END && next != CUT) {
                    next =
                            next instanceof SessionMessage message
                                    ? deliverUntilPause(message)
                                    : queue.take();
                }
                if (next == CUT) {
                    listener.onCutOff();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Returns what comes after the pause. */
        private Object deliverUntilPause(SessionMessage first) throws InterruptedException {
            long deadline = System.nanoTime() + LONGEST_COLLECTION_NANOS;
            Object next = first;
            while (next instanceof SessionMessage message) {
                if (!over) {
                    deliver(message);
                }
                if (System.nanoTime() - deadline >= 0) {
                    tellPause();
                    deadline = System.nanoTime() + LONGEST_COLLECTION_NANOS;
                }
                next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            tellPause();
            return next == null ? queue.take() : next;
        }

        private void deliver(SessionMessage message) {
            try {
                listener.onMessage(message);
            } catch (RuntimeException e) {
                LOG.error("a listener failed on {} {}", message.type(), message.sequence(), e);
            }
        }

        private void tellPause() {
            try {
                listener.onPause();
            } catch (RuntimeException e) {
                LOG.error("a listener failed when nothing was left", e);
            }
        }

        /** Waits until everything is delivered, unless the listener itself asks. */
        void finish() {
            if (put(END) && thread != Thread.currentThread()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
