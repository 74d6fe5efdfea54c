package io.mytrader.journal;

/**
 * A session's journal, read as it is iterated; iterable once, on one thread.
 *
 * <p>The iterator throws {@link JournalDamagedException} at an entry that is missing or is not what
 * was written, and {@link StoreException} if the store cannot be read.
 */
public interface JournalReader extends Iterable<JournalEntry>, AutoCloseable {
    @Override
    void close();
}
