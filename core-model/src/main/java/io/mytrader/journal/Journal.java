package io.mytrader.journal;

/**
 * The port to the append-only record of a session's inputs and outputs.
 *
 * <p>Called from the engine's thread only.
 */
public interface Journal {
    /** Appends an entry; on disk within 100 ms, or at the next {@link #force}. */
    void append(JournalEntry entry);

    /** Returns when everything appended is on disk. */
    void force();
}
