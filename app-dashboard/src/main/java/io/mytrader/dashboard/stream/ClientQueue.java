package io.mytrader.dashboard.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits to be sent to one client. Messages that newer ones replace are kept once for each key;
 * of the others none is ever lost: when too many wait, the queue says so. Not safe between threads.
 */
final class ClientQueue {
    private final int capacity;
    private int most;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private final Map<String, Frame> passing = new LinkedHashMap<>();

    ClientQueue(int capacity) {
        this.capacity = capacity;
        most = capacity;
    }

    /** False when there is no room: the client is too slow. */
    boolean offer(List<Frame> burst) {
        for (Frame frame : burst) {
            if (frame.replaces() != null) {
                passing.put(frame.replaces(), frame);
            } else if (frames.size() < most) {
                frames.addLast(frame);
            } else {
                return false;
            }
        }
        return true;
    }

    /** Replaces the numbered messages that wait by those; more of them fit than usually. */
    void replay(Collection<Frame> again) {
        frames.clear();
        frames.addAll(again);
        most = again.size() + capacity;
    }

    /** Forgets what waits under that key, because a numbered message says it better. */
    void forget(String key) {
        passing.remove(key);
    }

    /** The next messages, in order, at most so many; none when nothing waits. */
    List<Frame> take(int most) {
        if (size() == 0) {
            return List.of();
        }
        List<Frame> next = new ArrayList<>(Math.min(most, size()));
        while (next.size() < most && !frames.isEmpty()) {
            next.add(frames.removeFirst());
        }
        Iterator<Frame> newest = passing.values().iterator();
        while (next.size() < most && newest.hasNext()) {
            next.add(newest.next());
            newest.remove();
        }
        return next;
    }

    int size() {
        return frames.size() + passing.size();
    }

    void clear() {
        frames.clear();
        passing.clear();
    }
}
