package io.mytrader.gateway.transcript;

import java.util.ArrayDeque;
import java.util.List;

/** Keeps the last lines in memory. Safe from any thread. */
public final class RecentTranscript implements Transcript {
    private final int capacity;
    private final ArrayDeque<TranscriptLine> lines = new ArrayDeque<>();

    /** Keeps up to {@code capacity} lines. */
    public RecentTranscript(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public synchronized void add(TranscriptLine line) {
        if (lines.size() == capacity) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** The lines so far, oldest first. */
    public synchronized List<TranscriptLine> lines() {
        return List.copyOf(lines);
    }
}
