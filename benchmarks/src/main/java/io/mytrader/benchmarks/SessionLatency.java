package io.mytrader.benchmarks;

import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import io.mytrader.csv.CsvBarsWriter;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.journal.SessionStore;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.SessionController;
import io.mytrader.runtime.StartAnswer;
import io.mytrader.runtime.metrics.StageLatency;
import io.mytrader.simulation.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The way of an order through a whole session on the simulated broker, as the session itself
 * measures it: from the closed bar to the command, and from there to the word of the disk, on the
 * disk of the working folder. The bars come as fast as they are taken, so nothing is rested.
 *
 * <p>The first session warms the code up and is not shown.
 */
public final class SessionLatency {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 3, 7);
    private static final int DAYS = 20;
    private static final double NANOS_PER_MICRO = 1e3;

    private SessionLatency() {}

    /** Runs two sessions and prints the stages of the second. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of("").toAbsolutePath(), "latency-benchmark");
        try {
            trade(folder.resolve("first"), 1);
            List<StageLatency> stages = trade(folder.resolve("second"), 2);
            System.out.printf(
                    "%-26s %8s %10s %10s %10s %10s%n",
                    "stage, microseconds", "count", "p50", "p99", "p99.9", "max");
            for (StageLatency stage : stages) {
                System.out.printf(
                        Locale.ROOT,
                        "%-26s %8d %10.1f %10.1f %10.1f %10.1f%n",
                        stage.stage().label(),
                        stage.count(),
                        stage.p50Nanos() / NANOS_PER_MICRO,
                        stage.p99Nanos() / NANOS_PER_MICRO,
                        stage.p999Nanos() / NANOS_PER_MICRO,
                        stage.maxNanos() / NANOS_PER_MICRO);
            }
        } finally {
            delete(folder);
        }
    }

    private static List<StageLatency> trade(Path folder, long seed)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path bars = folder.resolve("bars.csv");
        SyntheticMarket market = new SyntheticMarket(MES, seed);
        CsvBarsWriter.write(bars, market.description(), market.days(FIRST_DAY, DAYS));
        try (DataFolder locked = DataFolder.lock(folder);
                SessionStore store = locked.openStore();
                SessionController controller =
                        new SessionController(folder, store, "", System::currentTimeMillis)) {
            StartAnswer answer = controller.start(recorded(bars), Entries.SENT);
            if (!(answer instanceof StartAnswer.Started)) {
                throw new IllegalStateException(answer.toString());
            }
            if (!controller.awaitEnd(Duration.ofMinutes(10))) {
                throw new IllegalStateException("the session does not end");
            }
            return controller.metrics().latencies();
        }
    }

    private static ConfigurationInput recorded(Path bars) {
        List<Assignment> assignments =
                Stream.of(
                                Map.entry("data.source", "csv"),
                                Map.entry("data.csv", bars.toString()),
                                Map.entry("data.speed", "0"),
                                // A drawdown must not end the measurement.
                                Map.entry("trading.max_daily_loss", "1000000"))
                        .map(entry -> new Assignment("--set", entry.getKey(), entry.getValue()))
                        .toList();
        return new ConfigurationInput(Purpose.TRADE, null, Map.of(), assignments);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
