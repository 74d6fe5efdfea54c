package io.mytrader.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong between program and broker, the promises are kept. */
class ChaosRunTest {
    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final Duration SHORT = Duration.ofMinutes(20);

    @TempDir private Path folder = Path.of("");

    @Test
    void keepsItsPromisesUnderTwentySeedsOfFaults() throws IOException {
        run(1, 20);
    }

    @Test
    @Tag("thorough")
    void keepsItsPromisesUnderThreeHundredSeedsOfFaults() throws IOException {
        run(1, 300);
    }

    @Test
    void aSeedGivesTheSameTranscriptAgain() throws IOException {
        ChaosResult first = run(5, SHORT, "first");
        ChaosResult second = run(5, SHORT, "second");
        assertThat(Files.mismatch(first.transcript(), second.transcript())).isEqualTo(-1);
        assertThat(Files.size(first.transcript())).isPositive();
    }

    private void run(long firstSeed, int count) throws IOException {
        List<ChaosResult> broken = new ArrayList<>();
        long trades = 0;
        long unprotected = 0;
        long resync = 0;
        for (long seed = firstSeed; seed < firstSeed + count; seed++) {
            ChaosResult result = run(seed, LENGTH, "seed-" + seed);
            if (!result.isGood()) {
                broken.add(result);
            }
            trades += result.trades();
            unprotected = Math.max(unprotected, result.unprotectedMillis());
            resync = Math.max(resync, result.resyncMillis());
        }
        System.out.printf(
                "%d seeds, %d trades, longest unprotected %d ms, longest resynchronisation %d ms%n",
                count, trades, unprotected, resync);
        assertThat(broken).isEmpty();
        assertThat(trades).isGreaterThan(count);
    }

    private ChaosResult run(long seed, Duration length, String name) throws IOException {
        return ChaosRun.run(ChaosPlan.of(seed, length), length, folder.resolve(name));
    }
}
