package io.mytrader.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mytrader.journal.JournalDamagedException;
import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoreException;
import io.mytrader.order.OrderId;
import io.mytrader.property.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamageTest {
    private static final SessionId S1 = new SessionId("s1");
    private static final int ENTRIES = 1200;

    @TempDir Path folder;
    private Path file = Path.of("");
    private final List<JournalEntry> written = new ArrayList<>();

    @BeforeEach
    void record() {
        file = folder.resolve("mytrader.db");
        try (SqliteStore store = SqliteStore.open(folder);
                SessionWriter writer = store.begin(RandomRecords.header("s1"), unheard())) {
            for (int sequence = 1; sequence <= ENTRIES; sequence++) {
                byte[] payload =
                        ("{\"price\":\"5000.25\",\"n\":" + sequence + "}")
                                .getBytes(StandardCharsets.UTF_8);
                JournalEntry entry = new JournalEntry(sequence, sequence, "in:Bar", payload);
                writer.append(entry);
                written.add(entry);
            }
            RandomRecords records = new RandomRecords(Property.random(1));
            for (int i = 1; i <= 40; i++) {
                OrderId order = new OrderId("s1", i);
                writer.order(records.order(order));
                writer.execution(records.execution("e" + i + ".01", order));
                writer.trade(records.trade(i));
                writer.equity(records.equity(i));
                writer.decision(records.decision(i));
            }
            writer.end(1, "stopped");
        }
    }

    private static RecordingStoreListener unheard() {
        return new RecordingStoreListener();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE journal SET payload = CAST('{}' AS BLOB) WHERE sequence = 777",
                "UPDATE journal SET time_millis = time_millis + 1 WHERE sequence = 777",
                "UPDATE journal SET kind = 'in:Bat' WHERE sequence = 777",
                "UPDATE journal SET checksum = checksum + 1 WHERE sequence = 777",
                "UPDATE journal SET payload = (SELECT payload FROM journal WHERE sequence = 778),"
                        + " checksum = (SELECT checksum FROM journal WHERE sequence = 778)"
                        + " WHERE sequence = 777"
            })
    void namesAnEntryThatIsNotWhatWasWritten(String change) throws SQLException {
        execute(change);
        assertDamaged(777, "is not what was written: its checksum differs");
    }

    @Test
    void namesAGap() throws SQLException {
        execute("DELETE FROM journal WHERE sequence = 500");
        assertDamaged(500, "is missing; entry 501 follows");
    }

    @Test
    void namesALostTailOfASessionThatEnded() throws SQLException {
        execute("DELETE FROM journal WHERE sequence > 1190");
        assertDamaged(1191, "is missing; the session ended with entry 1200");
    }

    private void assertDamaged(long sequence, String what) {
        try (SqliteStore store = SqliteStore.open(folder)) {
            Throwable thrown = catchThrowable(() -> SqliteStoreTest.journal(store, S1));
            assertThat(thrown)
                    .isInstanceOf(JournalDamagedException.class)
                    .hasMessage("session s1, journal entry " + sequence + ": " + what);
            JournalDamagedException damaged = (JournalDamagedException) thrown;
            assertThat(damaged.session()).isEqualTo(S1);
            assertThat(damaged.sequence()).isEqualTo(sequence);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A byte anywhere in the file: the journal reads as written, or the reader says no. */
    @Test
    void aFlippedByteInTheFileNeverChangesWhatIsRead() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        int[] noticed = new int[1];
        Property.holds(
                60,
                random -> {
                    byte[] flipped = sound.clone();
                    int at = random.nextInt(flipped.length);
                    flipped[at] ^= (byte) (1 << random.nextInt(8));
                    if (readsOrRefuses(flipped)) {
                        noticed[0]++;
                    }
                });
        assertThat(noticed[0]).isPositive();
    }

    /** A byte in a payload, which SQLite itself cannot notice. */
    @Test
    void aFlippedByteInAPayloadIsNamed() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        byte[] payload = "{\"price\":\"5000.25\",\"n\":42}".getBytes(StandardCharsets.UTF_8);
        // Everywhere, because pages keep copies of what they held before.
        for (int at = indexOf(sound, payload, 0); at >= 0; at = indexOf(sound, payload, at + 1)) {
            sound[at + 12] ^= 1;
        }
        Files.write(file, sound);
        assertDamaged(42, "is not what was written: its checksum differs");
    }

    @Test
    void aTruncatedFileIsRefusedOrReadAsWritten() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Property.holds(
                25,
                random -> {
                    byte[] cut = Arrays.copyOf(sound, random.nextInt(1, sound.length));
                    readsOrRefuses(cut);
                });
    }

    @Test
    void bytesThatAreNoDatabaseAreRefusedAndLeftAlone() throws IOException {
        RandomGenerator random = Property.random(7);
        byte[] noise = new byte[100_000];
        random.nextBytes(noise);
        Files.write(file, noise);
        assertThatThrownBy(() -> SqliteStore.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file + " cannot be opened")
                .hasMessageContaining("is not a sound database (SQLITE_NOTADB")
                .hasMessageContaining("move it away and restore a backup");
        assertThat(Files.readAllBytes(file)).isEqualTo(noise);
    }

    @Test
    void aFileWithinATableIsFoundByTheCheckOfTheWholeFile() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (int at = 20_000; at < 24_000; at++) {
            sound[at] = 0;
        }
        Files.write(file, sound);
        try (SqliteStore store = SqliteStore.open(folder)) {
            assertThat(store.problems()).isNotEmpty();
        }
    }

    /** Whether the damage was noticed; fails when something else than the written is read. */
    private boolean readsOrRefuses(byte[] content) throws IOException {
        Files.write(file, content);
        Files.deleteIfExists(folder.resolve("mytrader.db-wal"));
        Files.deleteIfExists(folder.resolve("mytrader.db-shm"));
        try (SqliteStore store = SqliteStore.open(folder)) {
            List<JournalEntry> read = SqliteStoreTest.journal(store, S1);
            assertThat(read).isEqualTo(written);
            store.sessions();
            PageRequest all = PageRequest.newestOfAll(1000);
            store.orders(all);
            store.executions(all);
            store.trades(all);
            store.equity(all);
            store.decisions(all);
            return false;
        } catch (StoreException e) {
            assertThat(e.getMessage()).isNotBlank();
            return true;
        }
    }

    private static int indexOf(byte[] content, byte[] part, int from) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .indexOf(new String(part, StandardCharsets.ISO_8859_1), from);
    }
}
