package io.mytrader.ib.link;

import io.mytrader.time.Clock;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which everything about a gateway happens: calls, received bytes and timers, one
 * after the other. The thread exists as long as the loop is held or has something to do.
 *
 * <p>A stepped loop has no thread; a test runs it by hand with {@link #runPending}.
 *
 * <p>Safe from any thread; {@link #timers} on the loop only.
 */
public final class IbLoop {
    private static final System.Logger LOG = System.getLogger(IbLoop.class.getName());
    private static final long LONGEST_WAIT_MILLIS = 100;

    private final ArrayDeque<Runnable> inbox = new ArrayDeque<>();
    private final Timers timers;
    private final boolean threaded;
    private int held;
    private @Nullable Thread thread;

    private IbLoop(Clock clock, boolean threaded) {
        this.timers = new Timers(clock);
        this.threaded = threaded;
    }

    /** A loop with a thread of its own. */
    public static IbLoop threaded(Clock clock) {
        return new IbLoop(clock, true);
    }

    /** A loop that moves only when it is told. */
    public static IbLoop stepped(Clock clock) {
        return new IbLoop(clock, false);
    }

    public Timers timers() {
        return timers;
    }

    /** Runs something on the loop, behind everything posted before. */
    public synchronized void post(Runnable action) {
        inbox.add(action);
        wake();
    }

    /** Keeps the thread alive until as many calls of {@link #release}. */
    public synchronized void hold() {
        held++;
        wake();
    }

    /** Lets the thread end once nothing is left to do. */
    public synchronized void release() {
        held--;
        notifyAll();
    }

    /** Whether a thread of this loop runs. */
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** When something is due next without a call from outside. */
    public long nextMillis() {
        return timers.nextMillis();
    }

    /** Runs everything posted and due, on the caller's thread; false if there was nothing. */
    public boolean runPending() {
        boolean any = false;
        for (Runnable next = next(); next != null; next = next()) {
            run(next);
            any = true;
        }
        return any;
    }

    private void wake() {
        if (threaded && thread == null) {
            thread = Thread.ofPlatform().name("ib").daemon(true).unstarted(this::runThread);
            thread.start();
        }
        notifyAll();
    }

    private void runThread() {
        while (await()) {
            runPending();
        }
    }

    /** Waits for something to do; false when the thread has to end. */
    private synchronized boolean await() {
        while (inbox.isEmpty()) {
            long wait = Math.min(timers.nextMillis() - timers.nowMillis(), LONGEST_WAIT_MILLIS);
            if (wait <= 0 && held > 0) {
                return true;
            }
            if (held == 0) {
                thread = null;
                return false;
            }
            try {
                wait(wait);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                thread = null;
                return false;
            }
        }
        return true;
    }

    /** What came in goes before timers: an answer that is here already is not late. */
    private @Nullable Runnable next() {
        Runnable posted = poll();
        return posted != null ? posted : timers.takeDue();
    }

    private synchronized @Nullable Runnable poll() {
        return inbox.poll();
    }

    /** What one message or listener does wrong must not end the thread that all depend on. */
    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.ERROR, "the connection to the broker goes on", failure);
        }
    }
}
