package io.mytrader.dashboard.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The newest numbered messages, so that a client that was away gets what it missed. Bounded by
 * number and by size. Not safe between threads.
 */
final class FrameRing {
    private final int mostFrames;
    private final long mostBytes;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private long bytes;
    private long last;

    FrameRing(int mostFrames, long mostBytes) {
        this.mostFrames = mostFrames;
        this.mostBytes = mostBytes;
    }

    void add(Frame frame) {
        frames.addLast(frame);
        bytes += frame.size();
        last = frame.sequence();
        while (frames.size() > mostFrames || bytes > mostBytes) {
            bytes -= frames.removeFirst().size();
        }
    }

    /** Forgets everything; the sequences go on. */
    void clear() {
        frames.clear();
        bytes = 0;
    }

    /** The newest sequence; 0 before the first. */
    long last() {
        return last;
    }

    /** The sequence after which everything is still here. */
    long reachesBackTo() {
        return last - frames.size();
    }

    /**
     * Everything after a sequence, oldest first, at most {@code limit}; empty when something of it
     * is gone or the sequence never was.
     */
    Optional<List<Frame>> after(long sequence, int limit) {
        if (sequence < reachesBackTo() || sequence > last) {
            return Optional.empty();
        }
        List<Frame> found = new ArrayList<>();
        for (Frame frame : frames) {
            if (frame.sequence() > sequence && found.size() < limit) {
                found.add(frame);
            }
        }
        return Optional.of(found);
    }
}
