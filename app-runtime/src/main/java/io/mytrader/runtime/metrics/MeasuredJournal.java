package io.mytrader.runtime.metrics;

import io.mytrader.journal.Journal;
import io.mytrader.journal.JournalEntry;
import java.util.function.LongSupplier;

/** A journal whose waits for the disk are told to a probe. */
public record MeasuredJournal(Journal journal, SessionProbe probe, LongSupplier nanoTime)
        implements Journal {
    @Override
    public void append(JournalEntry entry) {
        journal.append(entry);
    }

    @Override
    public void force() {
        probe.commanded(nanoTime.getAsLong());
        journal.force();
        probe.durable(nanoTime.getAsLong());
    }
}
