package io.mytrader.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C: long work asks {@link #check} now and then and unwinds, so that nothing half-written
 * stays behind.
 *
 * <p>Safe from any thread.
 */
final class Interruption {
    private static final long PATIENCE_SECONDS = 5;

    private final CountDownLatch done = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();

    /** The user wants the command to stop. */
    static final class InterruptedCommand extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InterruptedCommand() {
            super("interrupted");
        }
    }

    /** Lets the end of the process wait until the command has tidied up. */
    void installShutdownHook() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "shutdown"));
    }

    void request() {
        requests.incrementAndGet();
    }

    boolean isRequested() {
        return requests.get() > 0;
    }

    /** Whether the user asked again: nothing more is to be waited for. */
    boolean isUrgent() {
        return requests.get() > 1;
    }

    /**
     * Goes on unless the user wants to stop.
     *
     * @throws InterruptedCommand if so
     */
    void check() {
        if (isRequested()) {
            throw new InterruptedCommand();
        }
    }

    /** The command has ended, whatever way. */
    void commandEnded() {
        done.countDown();
    }

    private void stopAndWait() {
        request();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
