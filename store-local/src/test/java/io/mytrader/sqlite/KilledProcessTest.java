package io.mytrader.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.SessionId;
import io.mytrader.property.Property;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R53: what was forced is there after the process was killed, and what is there is a beginning. */
class KilledProcessTest {
    @TempDir Path folder;

    @Test
    void everythingForcedSurvivesAKillR53() throws Exception {
        kill(1, 3);
    }

    @Test
    @Tag("thorough")
    void everythingForcedSurvivesManyKillsR53() throws Exception {
        kill(100, 40);
    }

    /** One folder for all, so that each start recovers what the last kill left. */
    private void kill(long firstSeed, int times) throws Exception {
        for (long seed = firstSeed; seed < firstSeed + times; seed++) {
            String session = "k" + seed;
            long forced = killAfter(session, seed, Property.random(seed).nextInt(1, 60));
            List<JournalEntry> expected = new ArrayList<>();
            RandomRecords records = new RandomRecords(Property.random(seed));
            try (SqliteStore store = SqliteStore.open(folder)) {
                List<JournalEntry> found = SqliteStoreTest.journal(store, new SessionId(session));
                for (long sequence = 1; sequence <= found.size(); sequence++) {
                    expected.add(records.entry(sequence));
                }
                assertThat(found).as("seed %d", seed).isEqualTo(expected);
                assertThat((long) found.size()).as("seed %d", seed).isGreaterThanOrEqualTo(forced);
                assertThat(store.problems()).isEmpty();
            }
        }
    }

    private long killAfter(String session, long seed, int lines)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ForcingProcess.class.getName(),
                                folder.toString(),
                                session,
                                Long.toString(seed))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        long forced = 0;
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int line = 0; line < lines; line++) {
                forced = Long.parseLong(said.readLine());
            }
            // The process object would close its output at once.
            process.toHandle().destroyForcibly();
            for (String rest = said.readLine(); rest != null; rest = said.readLine()) {
                // The last line may be cut off by the kill; the complete ones count.
                forced = Math.max(forced, rest.length() < 3 ? 0 : Long.parseLong(rest));
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
        return forced;
    }
}
