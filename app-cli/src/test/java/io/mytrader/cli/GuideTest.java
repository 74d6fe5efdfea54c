package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.csv.CsvBarsWriter;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionStore;
import io.mytrader.journal.StoredDecision;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.runtime.DataFolder;
import io.mytrader.simulation.SyntheticMarket;
import io.mytrader.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trading as the guide has it: {@code gateway-sim} and {@code trade} with the example's
 * configuration, a socket between them, decisions as {@code backtest} makes them of the same bars,
 * and {@code replay}.
 *
 * <p>Time goes {@value #SPEED} times as fast for both; that is the one thing that the verbs are not
 * told by their options. On a busy machine a bar or a quote may come too late to be traded on, and
 * the decision says so; what is compared are the others, as long as neither side has entered. Fills
 * of a whole day are compared where time stands still while anything is on its way: in {@code
 * GatewayDayTest}.
 */
@Timeout(300)
class GuideTest {
    private static final String EXAMPLE =
            Path.of("..", "examples", "config", "gateway-sim.yaml").toString();
    private static final int SPEED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(200);
    private static final Duration LEAD = Duration.ofMinutes(3);

    /** The example uses its entries up before the busy hours, whose quotes are always fresh. */
    private static final String ENTRIES_A_DAY = "trading.max_daily_trades=1000";

    private static final String EARLIEST = "2026-06-11T13:30";
    private static final List<String> TOO_LATE =
            List.of("STALE_PRICE", "LIMIT_INPUT_MISSING", "NOT_TRADING");
    private static final Pattern PORT = Pattern.compile("simulated gateway on 127.0.0.1:(\\d+)");
    private static final Pattern FILL = Pattern.compile("\"type\":\"trade_executed\"");
    private static final Pattern TIME = Pattern.compile("\"time\":\\s*\"([^\"]*)\"");
    private static final Pattern ACTION = Pattern.compile("\"action\":\\s*\"([^\"]*)\"");
    private static final Pattern OUTCOME = Pattern.compile("\"outcome\":\\s*\"([^\"]*)\"");

    @TempDir private Path folder = Path.of("");

    private final Told gatewaySaid = new Told();
    private final Told traded = new Told();
    private final Told tradeSaid = new Told();
    private final Interruption gatewayStop = new Interruption();
    private final Interruption tradeStop = new Interruption();

    /**
     * A decision as both sides write it.
     *
     * @param actions the signal's, and those of the votes
     */
    private record Decided(String time, List<String> actions, String outcome) {
        static Decided of(String json) {
            return new Decided(
                    all(TIME, json).getFirst(), all(ACTION, json), all(OUTCOME, json).getFirst());
        }

        private static List<String> all(Pattern pattern, String json) {
            return pattern.matcher(json).results().map(match -> match.group(1)).toList();
        }
    }

    @Test
    void theVerbsTradeThroughTheSocketAsTheBacktestDecidesAndReplay() throws Exception {
        SyntheticMarket market =
                new SyntheticMarket(InstrumentCatalogue.find("MES").orElseThrow(), 1);
        Path bars = folder.resolve("mes.csv");
        CsvBarsWriter.write(bars, market.description(), market.days(LocalDate.of(2026, 6, 8), 4));
        List<Decided> expected = backtest(bars);
        Instant entry =
                expected.stream()
                        .filter(decided -> decided.time().compareTo(EARLIEST) > 0)
                        .filter(decided -> decided.outcome().equals("ENTERED"))
                        .map(decided -> Instant.parse(decided.time()))
                        .findFirst()
                        .orElseThrow();
        Path data = folder.resolve("data");
        Instant start = entry.minus(LEAD);
        try (ExecutorService terminals = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                tradeUntilAFill(terminals, bars, start, data);
            } finally {
                stopBoth();
            }
        }
        assertSameDecisions(decisions(data), expected);
        assertThat(CommandRun.of("replay", "last", "--data-dir", data.toString()).succeeded().out())
                .contains("every output the same");
    }

    private void tradeUntilAFill(ExecutorService terminals, Path bars, Instant start, Path data)
            throws Exception {
        Future<Integer> gateway = terminals.submit(() -> gateway(bars, start));
        MatchResult port = gatewaySaid.await(PORT, PATIENCE);
        Clock clock = from(start);
        Future<Integer> trade = terminals.submit(() -> trade(port.group(1), data, clock));
        traded.await(FILL, PATIENCE);
        tradeStop.request();
        assertThat(trade.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as(tradeSaid.text())
                .isEqualTo(ExitCode.INTERRUPTED.code());
        gatewayStop.request();
        assertThat(gateway.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isEqualTo(ExitCode.INTERRUPTED.code());
    }

    /** Whatever happens, neither verb outlives the test. */
    private void stopBoth() {
        tradeStop.request();
        tradeStop.request();
        gatewayStop.request();
    }

    private List<Decided> backtest(Path bars) throws IOException {
        Path report = folder.resolve("report");
        CommandRun.of(
                        "backtest",
                        "--config",
                        EXAMPLE,
                        "--set",
                        ENTRIES_A_DAY,
                        "--bars",
                        bars.toString(),
                        "--out",
                        report.toString(),
                        "--decisions")
                .succeeded();
        try (var lines = Files.lines(report.resolve("decisions.ndjson"))) {
            return lines.map(Decided::of).toList();
        }
    }

    private int gateway(Path bars, Instant start) {
        String[] arguments = {
            "gateway-sim",
            "--port",
            "0",
            "--bars",
            bars.toString(),
            "--instrument",
            "MES",
            "--start",
            start.toString(),
            "--speed",
            Integer.toString(SPEED)
        };
        return Main.run(
                arguments,
                new CommandContext(
                        new Told().stream(), gatewaySaid.stream(), Map.of(), false, gatewayStop));
    }

    private int trade(String port, Path data, Clock clock) {
        String[] arguments = {
            "trade",
            "--config",
            EXAMPLE,
            "--set",
            ENTRIES_A_DAY,
            "--set",
            "broker.port=" + port,
            "--data-dir",
            data.toString(),
            "--json"
        };
        return Main.run(
                arguments,
                new CommandContext(
                        traded.stream(), tradeSaid.stream(), Map.of(), false, tradeStop, clock));
    }

    /** The gateway's clock, seen from here. */
    private static Clock from(Instant start) {
        long begun = System.nanoTime();
        return () -> start.plusNanos((System.nanoTime() - begun) * SPEED).toEpochMilli();
    }

    private static List<Decided> decisions(Path data) {
        List<Decided> decided = new ArrayList<>();
        try (DataFolder locked = DataFolder.lock(data);
                SessionStore store = locked.openStore()) {
            PageRequest newest =
                    PageRequest.newest(store.newest().orElseThrow().id(), PageRequest.MOST);
            for (StoredDecision one : store.decisions(newest).values().reversed()) {
                decided.add(Decided.of(one.json()));
            }
        }
        return decided;
    }

    /** Bars on time have the backtest's signals, and until the first entry what came of them. */
    private static void assertSameDecisions(List<Decided> session, List<Decided> expected) {
        List<Decided> live =
                session.stream().filter(one -> !one.outcome().equals("BACKFILLED")).toList();
        assertThat(live).extracting(Decided::outcome).contains("ENTERED");
        boolean flat = true;
        for (Decided one : live) {
            Decided other =
                    expected.stream()
                            .filter(candidate -> candidate.time().equals(one.time()))
                            .findFirst()
                            .orElseThrow();
            assertThat(one.actions()).as(one.time()).isEqualTo(other.actions());
            boolean bothFlat =
                    flat && (other.outcome().equals("HOLD") || other.outcome().equals("ENTERED"));
            if (bothFlat && !TOO_LATE.contains(one.outcome())) {
                assertThat(one).isEqualTo(other);
            }
            flat &= !one.outcome().equals("ENTERED");
        }
    }
}
