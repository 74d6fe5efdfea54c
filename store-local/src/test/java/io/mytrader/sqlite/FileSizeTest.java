package io.mytrader.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoredDecision;
import io.mytrader.journal.StoredEvent;
import io.mytrader.market.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the record of months takes on the disk. */
class FileSizeTest {
    private static final long DAY_MILLIS = 86_400_000L;
    private static final long MEGABYTE = 1 << 20;

    private final RecordingStoreListener listener = new RecordingStoreListener();

    @TempDir Path folder;

    /** Each commit rewrites whole pages, so the log grows far faster than what is recorded. */
    @Test
    void theWriteAheadLogIsBoundedHoweverSmallTheCommits() throws IOException {
        long largest = 0;
        try (SqliteStore store = SqliteStore.open(folder)) {
            try (SessionWriter writer = store.begin(RandomRecords.header("s1"), listener)) {
                for (int i = 1; i <= 600; i++) {
                    bar(writer, i, 100);
                    writer.force();
                    largest = Math.max(largest, logBytes());
                }
            }
        }
        assertThat(largest).isBetween(2 * MEGABYTE, 6 * MEGABYTE);
    }

    /** The reader keeps the log from being removed with the last connection. */
    @Test
    void theWriteAheadLogIsBoundedWhileOldSessionsAreDeleted() throws IOException {
        try (SqliteStore store = SqliteStore.open(folder);
                Handle reader = new Database(folder, SqliteStore.MOST_BYTES).openForReading()) {
            session(store, 1, 4_000);
            session(store, 2, 10);
            assertThat(Files.size(folder.resolve(Database.FILE_NAME))).isGreaterThan(10 * MEGABYTE);
            assertThat(store.deleteSessionsBefore(2 * DAY_MILLIS)).isEqualTo(1);
            assertThat(reader.isClosed()).isFalse();
            assertThat(logBytes()).isBetween(MEGABYTE, 8 * MEGABYTE);
        }
    }

    /** A session a day, each kept for five days: the sixth takes the pages of the first. */
    @Test
    void theFileStopsGrowingWhenSessionsAreAsOldAsTheyMayGet() throws IOException {
        long grown = 0;
        try (SqliteStore store = SqliteStore.open(folder)) {
            for (int day = 1; day <= 60; day++) {
                store.deleteSessionsBefore((day - 5) * DAY_MILLIS);
                session(store, day, 150);
                if (day == 10) {
                    grown = Files.size(folder.resolve(Database.FILE_NAME));
                }
            }
            assertThat(store.sessions()).hasSize(6);
        }
        assertThat(grown).isGreaterThan(MEGABYTE);
        assertThat(Files.size(folder.resolve(Database.FILE_NAME))).isLessThan(grown + grown / 5);
    }

    private void session(SqliteStore store, int day, int bars) {
        try (SessionWriter writer =
                store.begin(RandomRecords.header("s" + day, day * DAY_MILLIS), listener)) {
            for (int i = 1; i <= bars; i++) {
                bar(writer, i, 1_500);
            }
        }
    }

    /** What a bar leaves, in about the proportions of a real one. */
    private static void bar(SessionWriter writer, int number, int bytes) {
        long time = number * 60_000L;
        writer.append(new JournalEntry(number, time, "in:BarClosed", new byte[bytes]));
        writer.decision(new StoredDecision(time, "MES", "MES", "HOLD", "x".repeat(bytes)));
        writer.event(new StoredEvent(number, "signal", time, "y".repeat(bytes / 3)));
        writer.equity(new EquityPoint(time, Money.ZERO, Money.ZERO, Money.ZERO));
    }

    private long logBytes() throws IOException {
        Path log = folder.resolve(Database.FILE_NAME + "-wal");
        return Files.exists(log) ? Files.size(log) : 0;
    }
}
