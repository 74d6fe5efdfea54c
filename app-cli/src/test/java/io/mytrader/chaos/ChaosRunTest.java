package io.mytrader.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong between program and broker, the promises are kept. */
class ChaosRunTest {
    private static final Duration LENGTH = Duration.ofMinutes(20);
    private static final Duration SHORT = Duration.ofMinutes(10);

    @TempDir private Path folder = Path.of("");

    @Test
    void keepsItsPromisesUnderTwentySeedsOfFaults() {
        keepsItsPromises(20, LENGTH);
    }

    @Test
    @Tag("thorough")
    void keepsItsPromisesUnderThreeHundredSeedsOfFaults() {
        keepsItsPromises(300, LENGTH.multipliedBy(2));
    }

    @Test
    void aSeedGivesTheSameTranscriptAgain() throws IOException {
        ChaosResult first = run(5, SHORT, "first");
        ChaosResult second = run(5, SHORT, "second");
        assertThat(Files.mismatch(first.transcript(), second.transcript())).isEqualTo(-1);
        assertThat(Files.size(first.transcript())).isPositive();
    }

    private void keepsItsPromises(int count, Duration length) {
        List<ChaosResult> results =
                LongStream.rangeClosed(1, count)
                        .parallel()
                        .mapToObj(seed -> run(seed, length, "seed-" + seed))
                        .toList();
        System.out.printf(
                "%d seeds, %d trades, longest unprotected %d ms, longest resynchronisation %d ms%n",
                count,
                results.stream().mapToInt(ChaosResult::trades).sum(),
                results.stream().mapToLong(ChaosResult::unprotectedMillis).max().orElseThrow(),
                results.stream().mapToLong(ChaosResult::resyncMillis).max().orElseThrow());
        assertThat(results).filteredOn(result -> !result.isGood()).isEmpty();
        assertThat(results.stream().mapToInt(ChaosResult::trades).sum()).isGreaterThan(count);
    }

    private ChaosResult run(long seed, Duration length, String name) {
        try {
            return ChaosRun.run(ChaosPlan.of(seed, length), length, folder.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
