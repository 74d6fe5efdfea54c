package io.mytrader.sqlite;

import io.mytrader.journal.StoreException;
import io.mytrader.journal.StoreFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Writes between the thread that makes them and the one thread that brings them to the disk.
 *
 * <p>Bounded in number and bytes, what is being written included: it shows how far the disk lags.
 */
final class WriteQueue {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition settled = lock.newCondition();
    private final ArrayDeque<Write<?>> waiting = new ArrayDeque<>();
    private final int mostWrites;
    private final long mostBytes;

    private long offered;
    private long written;
    private long heldBytes;
    private long forcedUpTo;
    private long dropped;
    private boolean closing;
    private boolean ended;
    private @Nullable StoreFailure failure;

    WriteQueue(int mostWrites, long mostBytes) {
        this.mostWrites = mostWrites;
        this.mostBytes = mostBytes;
    }

    /**
     * Takes a write without waiting for the disk.
     *
     * @return false if there was no room for this one or an earlier one: the record ends there
     * @throws StoreException if the writer was closed
     */
    boolean offer(Write<?> write) {
        lock.lock();
        try {
            if (closing || ended) {
                throw new StoreException("the session's record is closed");
            }
            boolean full = offered - written >= mostWrites || heldBytes + write.bytes() > mostBytes;
            if (dropped > 0 || full) {
                dropped++;
                return false;
            }
            waiting.add(write);
            offered++;
            heldBytes += write.bytes();
            if (waiting.size() == 1) {
                arrived.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until everything offered so far is on disk.
     *
     * @throws StoreException at once while writing fails, or when a write was dropped
     */
    void force() {
        lock.lock();
        try {
            long target = offered;
            if (failure == null && written < target) {
                forcedUpTo = target;
                arrived.signal();
            }
            while (written < target && failure == null && !ended) {
                settled.awaitUninterruptibly();
            }
            StoreFailure reason = reason();
            if (reason != null) {
                throw new StoreException(reason.message());
            }
            if (written < target) {
                throw new StoreException("the session's record is closed");
            }
        } finally {
            lock.unlock();
        }
    }

    Optional<StoreFailure> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(reason());
        } finally {
            lock.unlock();
        }
    }

    private @Nullable StoreFailure reason() {
        if (failure != null || dropped == 0) {
            return failure;
        }
        return new StoreFailure(
                StoreFailure.Kind.OTHER,
                "the record of this session ends before its last "
                        + dropped
                        + " writes: the disk refused for too long; begin a new session");
    }

    int room() {
        lock.lock();
        try {
            long byBytes = heldBytes >= mostBytes ? 0 : mostWrites * (mostBytes - heldBytes);
            return (int) Math.min(mostWrites - (offered - written), byBytes / mostBytes);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for writes; the first waits a while for company, unless somebody is forcing.
     *
     * @return in the order of arrival, at most {@code most}; empty when closed and nothing is left
     */
    List<Write<?>> next(int most, long groupNanos) throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closing) {
                arrived.await();
            }
            long left = groupNanos;
            while (forcedUpTo <= written && !closing && left > 0 && waiting.size() < most) {
                left = arrived.awaitNanos(left);
            }
            List<Write<?>> batch = new ArrayList<>(Math.min(most, waiting.size()));
            while (batch.size() < most && !waiting.isEmpty()) {
                batch.add(waiting.remove());
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /** What {@link #next} gave is on disk. */
    void written(List<Write<?>> batch) {
        lock.lock();
        try {
            written += batch.size();
            for (Write<?> write : batch) {
                heldBytes -= write.bytes();
            }
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writing works.
     *
     * @return whether it did not before, and nothing was dropped
     */
    boolean works() {
        lock.lock();
        try {
            boolean recovered = failure != null && dropped == 0;
            failure = null;
            return recovered;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writing fails.
     *
     * @return whether it worked before, or failed for another reason
     */
    boolean fails(StoreFailure reason) {
        lock.lock();
        try {
            boolean news = !reason.equals(failure);
            failure = reason;
            settled.signalAll();
            return news;
        } finally {
            lock.unlock();
        }
    }

    /** Waits before the next try; returns at once when closing. */
    void pause(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !closing) {
                left = arrived.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isClosing() {
        lock.lock();
        try {
            return closing;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more; what is here is still written. */
    void close() {
        lock.lock();
        try {
            closing = true;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody writes any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Writes that never reached the disk. */
    long unwritten() {
        lock.lock();
        try {
            return offered - written + dropped;
        } finally {
            lock.unlock();
        }
    }
}
