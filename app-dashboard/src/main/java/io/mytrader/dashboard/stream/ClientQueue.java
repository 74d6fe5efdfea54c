package io.mytrader.dashboard.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be sent to one client. Messages that newer ones replace are kept once for each key;
 * of the others none is ever lost: when too many wait, the queue closes instead. Safe from any
 * thread; {@link #offer} never waits for the client.
 */
final class ClientQueue {
    private final int capacity;
    private int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Map<String, Frame> passing = new LinkedHashMap<>();
    private boolean closed;

    ClientQueue(int capacity) {
        this.capacity = capacity;
        most = capacity;
    }

    /** False when the client is too slow or gone: the queue is closed and takes nothing more. */
    boolean offer(List<Frame> burst) {
        lock.lock();
        try {
            for (Frame frame : burst) {
                if (closed) {
                    return false;
                }
                if (frame.replaces() != null) {
                    passing.put(frame.replaces(), frame);
                } else if (frames.size() < most) {
                    frames.addLast(frame);
                } else {
                    closeLocked();
                }
            }
            changed.signal();
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Puts a message before all that wait. */
    void offerFirst(Frame frame) {
        lock.lock();
        try {
            if (!closed) {
                frames.addFirst(frame);
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Replaces the numbered messages that wait by those; more of them fit than usually. */
    void replay(Collection<Frame> again) {
        lock.lock();
        try {
            if (!closed) {
                frames.clear();
                frames.addAll(again);
                most = again.size() + capacity;
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Forgets what waits under that key, because a numbered message says it better. */
    void forget(String key) {
        lock.lock();
        try {
            passing.remove(key);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next messages, in order: at least one and at most so many; none when closed.
     */
    List<Frame> take(int most) throws InterruptedException {
        lock.lock();
        try {
            while (!closed && frames.isEmpty() && passing.isEmpty()) {
                changed.await();
            }
            List<Frame> next = new ArrayList<>();
            while (next.size() < most && !frames.isEmpty()) {
                next.add(frames.removeFirst());
            }
            Iterator<Frame> newest = passing.values().iterator();
            while (next.size() < most && newest.hasNext()) {
                next.add(newest.next());
                newest.remove();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return frames.size() + passing.size();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closeLocked();
        } finally {
            lock.unlock();
        }
    }

    private void closeLocked() {
        closed = true;
        frames.clear();
        passing.clear();
        changed.signalAll();
    }
}
