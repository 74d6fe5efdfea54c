package io.mytrader.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoreException;
import io.mytrader.journal.StoreFailure;
import io.mytrader.journal.StoreFailure.Kind;
import io.mytrader.journal.StoredEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R54: the disk is full, the database locked, the folder read-only. */
class FailingDiskTest {
    private static final SessionId S2 = new SessionId("s2");

    private final RecordingStoreListener listener = new RecordingStoreListener();
    private long sequence;

    @TempDir Path folder;

    private JournalEntry next(int bytes) {
        return new JournalEntry(++sequence, sequence, "in:Bar", new byte[bytes]);
    }

    @Test
    void aFullDiskIsToldAndNothingIsLostWhenThereIsSpaceAgainR54() throws Exception {
        long mostBytes = 4L << 20;
        try (SqliteStore store = SqliteStore.open(folder, mostBytes)) {
            try (SessionWriter old = store.begin(RandomRecords.header("s1", 1), listener)) {
                for (int i = 1; i <= 300; i++) {
                    old.append(new JournalEntry(i, i, "in:Bar", new byte[8000]));
                }
            }
            try (SessionWriter writer = store.begin(RandomRecords.header("s2", 2), listener)) {
                Throwable refused = null;
                while (refused == null && sequence < 1000) {
                    writer.append(next(8000));
                    refused = catchThrowable(writer::force);
                }
                assertThat(refused)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("is used up for")
                        .hasMessageContaining("storage.retention_days");
                assertThat(listener.next()).isEqualTo("DISK_FULL");
                assertThat(writer.failure()).map(StoreFailure::kind).contains(Kind.DISK_FULL);
                assertThat(sequence).isBetween(100L, 250L);

                writer.append(next(8000));
                writer.append(next(8000));
                assertThatThrownBy(writer::force).isInstanceOf(StoreException.class);

                assertThat(store.deleteSessionsBefore(2)).isEqualTo(1);
                assertThat(listener.next()).isEqualTo("recovered");
                assertThat(writer.failure()).isEmpty();
                writer.append(next(8000));
                writer.force();
                assertThat(SqliteStoreTest.journal(store, S2)).hasSize((int) sequence);
            }
        }
        assertThat(listener.heardNothing()).isTrue();
    }

    @Test
    void aLockedDatabaseIsToldAndWrittenWhenItIsFreeAgainR54() throws Exception {
        try (SqliteStore store = SqliteStore.open(folder)) {
            try (SessionWriter writer = store.begin(RandomRecords.header("s2"), listener)) {
                try (Connection other =
                                DriverManager.getConnection(
                                        "jdbc:sqlite:" + folder.resolve("mytrader.db"));
                        Statement statement = other.createStatement()) {
                    statement.execute("BEGIN IMMEDIATE");
                    writer.append(next(10));
                    assertThat(listener.next()).isEqualTo("LOCKED");
                    assertThat(writer.failure())
                            .contains(
                                    new StoreFailure(
                                            Kind.LOCKED,
                                            "another program holds "
                                                    + folder.resolve("mytrader.db")
                                                    + " locked; close it"));
                    long began = System.nanoTime();
                    assertThatThrownBy(writer::force).hasMessageContaining("locked; close it");
                    assertThat(Duration.ofNanos(System.nanoTime() - began))
                            .isLessThan(Duration.ofMillis(300));
                    writer.append(next(10));
                    statement.execute("ROLLBACK");
                }
                assertThat(listener.next()).isEqualTo("recovered");
                writer.force();
                assertThat(SqliteStoreTest.journal(store, S2)).hasSize(2);
            }
        }
    }

    @Test
    void aFolderThatGoesAwayIsToldAndWrittenWhenItComesBackR54() throws Exception {
        Path data = folder.resolve("data");
        Path away = folder.resolve("away");
        try (SqliteStore store = SqliteStore.open(data)) {
            try (SessionWriter writer = store.begin(RandomRecords.header("s2"), listener)) {
                writer.append(next(10));
                writer.force();
                Files.move(data, away);
                writer.append(next(10));
                assertThat(listener.next()).isEqualTo("OTHER");
                assertThat(listener.next()).isEqualTo("READ_ONLY");
                assertThatThrownBy(writer::force).hasMessageContaining("no permission to write");
                Files.move(away, data);
                assertThat(listener.next()).isEqualTo("recovered");
                assertThat(SqliteStoreTest.journal(store, S2)).hasSize(2);
            }
        }
    }

    @Test
    void aReadOnlyFolderIsRefusedWithTheRemedyR54() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Assumptions.assumeTrue(data.toFile().setWritable(false));
        try {
            Assumptions.assumeFalse(Files.isWritable(data), "this user may write everywhere");
            assertThatThrownBy(() -> SqliteStore.open(data))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("no permission to write")
                    .hasMessageContaining("storage.dir");
        } finally {
            assertThat(data.toFile().setWritable(true)).isTrue();
        }
    }

    /** A folder in the place of the file keeps even an administrator from writing. */
    @Test
    void aDatabaseThatCannotBeOpenedIsRefusedWithTheRemedyR54() throws IOException {
        Files.createDirectories(folder.resolve("mytrader.db"));
        assertThatThrownBy(() -> SqliteStore.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no permission to write")
                .hasMessageContaining("storage.dir");
    }

    @Test
    void theRecordEndsWithoutAHoleWhenTheMemoryForWaitingWritesIsUsedUp() throws Exception {
        try (SqliteStore store = SqliteStore.open(folder)) {
            SessionWriter writer =
                    store.begin(RandomRecords.header("s2"), listener, new WriteQueue(100, 50_000));
            assertThat(writer.room()).isEqualTo(100);
            try (Connection other =
                            DriverManager.getConnection(
                                    "jdbc:sqlite:" + folder.resolve("mytrader.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                for (int i = 0; i < 50; i++) {
                    writer.append(next(100));
                }
                assertThat(writer.room()).isLessThan(100).isPositive();
                for (int i = 0; i < 50; i++) {
                    writer.append(next(100));
                }
                assertThat(writer.room()).isZero();
                assertThat(listener.next()).isEqualTo("LOCKED");
                assertThatThrownBy(() -> writer.append(next(100)))
                        .isInstanceOf(StoreException.class)
                        .hasMessageStartingWith("journal entry 101 was not taken: another program")
                        .hasMessageContaining("locked; close it");
                writer.event(new StoredEvent(1, "halted", 0, "{}"));
                statement.execute("ROLLBACK");
            }
            SessionHistory history = store;
            await(() -> SqliteStoreTest.journal(history, S2).size() == 100);
            assertThatThrownBy(() -> writer.append(new JournalEntry(101, 0, "in:Bar", new byte[0])))
                    .isInstanceOf(StoreException.class);
            assertThatThrownBy(writer::force)
                    .hasMessage(
                            "the record of this session ends before its last 3 writes: the disk"
                                    + " refused for too long; begin a new session");
            assertThat(writer.failure()).map(StoreFailure::kind).contains(Kind.OTHER);
            assertThatThrownBy(writer::close)
                    .hasMessageStartingWith("the last 3 writes of the session are lost:");
            assertThat(SqliteStoreTest.journal(store, S2)).hasSize(100);
            assertThat(listener.heardNothing()).isTrue();
        }
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    @Test
    void closingSaysHowMuchIsLostWhenTheDiskNeverComesBack() throws Exception {
        try (SqliteStore store = SqliteStore.open(folder);
                Connection other =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("mytrader.db"));
                Statement statement = other.createStatement()) {
            SessionWriter writer = store.begin(RandomRecords.header("s2"), listener);
            statement.execute("BEGIN IMMEDIATE");
            writer.append(next(10));
            writer.append(next(10));
            assertThatThrownBy(writer::close)
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("the last 2 writes of the session are lost:")
                    .hasMessageContaining("locked");
        }
    }

    @Test
    void aListenerThatThrowsDoesNotEndTheRecord() throws Exception {
        RecordingStoreListener told = new RecordingStoreListener();
        try (SqliteStore store = SqliteStore.open(folder)) {
            try (SessionWriter writer =
                    store.begin(
                            RandomRecords.header("s2"),
                            new io.mytrader.journal.StoreListener() {
                                @Override
                                public void failed(StoreFailure failure) {
                                    told.failed(failure);
                                    Thread.currentThread()
                                            .setUncaughtExceptionHandler(
                                                    (thread, thrown) -> told.recovered());
                                    throw new IllegalStateException("a mistake of the listener");
                                }

                                @Override
                                public void recovered() {
                                    throw new IllegalStateException("another one");
                                }
                            })) {
                try (Connection other =
                                DriverManager.getConnection(
                                        "jdbc:sqlite:" + folder.resolve("mytrader.db"));
                        Statement statement = other.createStatement()) {
                    statement.execute("BEGIN IMMEDIATE");
                    writer.append(next(10));
                    assertThat(told.next()).isEqualTo("LOCKED");
                    assertThat(told.next()).isEqualTo("recovered");
                    statement.execute("ROLLBACK");
                }
                assertThat(told.next()).isEqualTo("recovered");
                assertThatCode(writer::force).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void aFullStoreRefusesANewSession() throws SQLException {
        SqliteStore.open(folder).close();
        try (SqliteStore store = SqliteStore.open(folder, 4096)) {
            String large = "x".repeat(2_000_000);
            assertThatThrownBy(() ->
                            store.begin(
                                    new io.mytrader.journal.SessionHeader(
                                            S2, 1, "paper", "sim", "a", "h", large, "v"),
                                    listener))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is used up for");
        }
    }
}
