package io.mytrader.journal;

/**
 * The port to the append-only record of a session's inputs and outputs.
 *
 * <p>Called from the engine's thread only.
 */
public interface Journal {
    /**
     * Takes an entry without waiting; on disk within 100 ms, or at the next {@link #force}.
     *
     * @throws StoreException if the entry was not taken, because the disk has not accepted anything
     *     for so long that the memory for waiting entries is used up; no later one is taken either,
     *     so that the record has an end but no hole
     */
    void append(JournalEntry entry);

    /**
     * Returns when everything appended is on disk, safe from a loss of power.
     *
     * @throws StoreException at once while the disk refuses to write; what was appended is kept and
     *     written when it accepts again
     */
    void force();
}
