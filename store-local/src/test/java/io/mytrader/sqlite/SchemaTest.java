package io.mytrader.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    private static final Schema LATER =
            new Schema(Schema.CURRENT.migrations() + ",classpath:io/mytrader/sqlite/later", 2);

    @TempDir Path folder;

    @Test
    void theNewestScriptSetsTheVersionOfThisProgram() throws IOException {
        try (InputStream script =
                Objects.requireNonNull(
                        Schema.class.getResourceAsStream("migrations/V1__sessions.sql"))) {
            assertThat(new String(script.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("PRAGMA user_version = " + Schema.CURRENT.version() + ";");
        }
        SqliteStore.open(folder).close();
        new Schema("classpath:nowhere", Schema.CURRENT.version())
                .prepare(new Database(folder, SqliteStore.MOST_BYTES));
    }

    @Test
    void bringsAnOldStoreForwardWithAllThatItHolds() {
        JournalEntry entry = new JournalEntry(1, 2, "in:Timer", new byte[] {3});
        try (SqliteStore store = SqliteStore.open(folder);
                SessionWriter writer =
                        store.begin(RandomRecords.header("s1"), new RecordingStoreListener())) {
            writer.append(entry);
        }
        try (SqliteStore store = SqliteStore.open(folder, SqliteStore.MOST_BYTES, LATER)) {
            assertThat(SqliteStoreTest.journal(store, new SessionId("s1"))).containsExactly(entry);
        }
    }

    @Test
    void refusesAStoreOfANewerProgram() {
        SqliteStore.open(folder, SqliteStore.MOST_BYTES, LATER).close();
        assertThatThrownBy(() -> SqliteStore.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        folder.resolve("mytrader.db")
                                + " was written by a newer MyTrader (its tables have version 2,"
                                + " this program knows 1); use the newer program, or another"
                                + " folder with storage.dir");
        assertThatThrownBy(() -> SqliteStore.openForReading(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer MyTrader");
    }

    @Test
    void refusesTheDatabaseOfAnotherProgram() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve("mytrader.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipes (name TEXT)");
        }
        assertThatThrownBy(() -> SqliteStore.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is a database of another program");
    }

    @Test
    void saysThatNothingWasRecordedYet() {
        assertThatThrownBy(() -> SqliteStore.openForReading(folder))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "no session was recorded here yet: "
                                + folder.resolve("mytrader.db")
                                + " does not exist");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAFolderThatCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> SqliteStore.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the data folder cannot be made");
    }
}
