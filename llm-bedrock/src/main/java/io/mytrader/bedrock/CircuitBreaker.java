package io.mytrader.bedrock;

import java.time.Duration;

/**
 * Stops calling a service that fails again and again, and tries it once after a while.
 *
 * <p>Times are of a monotonic clock in nanoseconds. Safe from any thread.
 */
final class CircuitBreaker {
    private final int failuresToOpen;
    private final long pauseNanos;
    private int failuresInARow;
    private boolean open;
    private long openUntil;

    CircuitBreaker(int failuresToOpen, Duration pause) {
        this.failuresToOpen = failuresToOpen;
        pauseNanos = pause.toNanos();
    }

    /** Whether a call may be made now; after the pause one call at a time finds out. */
    synchronized boolean allows(long nanoTime) {
        if (!open) {
            return true;
        }
        if (nanoTime - openUntil < 0) {
            return false;
        }
        openUntil = nanoTime + pauseNanos;
        return true;
    }

    synchronized void succeeded() {
        failuresInARow = 0;
        open = false;
    }

    synchronized void failed(long nanoTime) {
        failuresInARow++;
        if (failuresInARow >= failuresToOpen) {
            open = true;
            openUntil = nanoTime + pauseNanos;
        }
    }
}
