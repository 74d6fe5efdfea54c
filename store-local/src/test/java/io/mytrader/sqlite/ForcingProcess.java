package io.mytrader.sqlite;

import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.SessionWriter;
import io.mytrader.property.Property;
import java.nio.file.Path;

/** Records entries for ever and says after each {@code force} what must be on disk. */
final class ForcingProcess {
    private ForcingProcess() {}

    /** Folder, session and seed. */
    public static void main(String[] arguments) {
        RandomRecords records = new RandomRecords(Property.random(Long.parseLong(arguments[2])));
        SqliteStore store = SqliteStore.open(Path.of(arguments[0]));
        SessionWriter writer =
                store.begin(RandomRecords.header(arguments[1]), new RecordingStoreListener());
        for (long sequence = 1; ; sequence++) {
            JournalEntry entry = records.entry(sequence);
            writer.append(entry);
            if (sequence % 7 == 0) {
                writer.force();
                System.out.println(sequence);
            }
        }
    }
}
