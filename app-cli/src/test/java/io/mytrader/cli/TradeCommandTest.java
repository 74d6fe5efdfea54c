package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Paper trading as a user sees it. */
class TradeCommandTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir Path folder;

    private String dataFolder = "";

    @BeforeEach
    void useAFolderOfItsOwn() {
        dataFolder = folder.resolve("data").toString();
    }

    @Test
    void aRecordedSessionIsListedExplainedReplayedAndGoesOnlyOnce() {
        String bars = BarFiles.synthetic(folder, 1).toString();
        CommandRun trade = trade(bars);
        assertThat(trade.code()).isZero();
        assertThat(trade.err()).contains("state    trading", "data_ended").doesNotContain("ERROR");
        assertThat(trade.out()).isEmpty();

        assertThat(run("sessions").succeeded().out()).contains("data_ended", "paper sim", "DSIM");
        assertThat(run("sessions", "--json").succeeded().out())
                .contains("\"end_reason\": \"data_ended\"");
        assertThat(run("replay", "last").succeeded().out()).contains("every output the same");
        assertThat(run("why").succeeded().out())
                .contains("bars", "signals", "sized", "allowed", "filled", "not enough bars yet");
        assertThat(run("why", "--at", firstBar(bars)).succeeded().out())
                .contains("outcome    warming up");
        assertThat(run("why", "--at", "2001-01-01T00:00:00Z").failed(ExitCode.WRONG_USAGE).err())
                .contains("decided nothing on a bar of 2001-01-01T00:00:00Z");
        assertThat(run("account", "show").succeeded().out()).contains("opened    with 100000.00");

        assertThat(trade(bars).failed(ExitCode.BAD_DATA).err())
                .contains("account reset", "--data-dir");
        assertThat(run("account", "reset").succeeded().out())
                .contains("equity    100000.00", "has not begun");
        assertThat(run("account", "show", "--json").succeeded().out()).contains("\"time\": null");
        assertThat(trade(bars).code()).isZero();
    }

    @Test
    void aFlippedByteOfTheRecordIsFoundAndNamed() throws SQLException {
        assertThat(trade(BarFiles.synthetic(folder, 1).toString()).code()).isZero();
        try (Connection database =
                        DriverManager.getConnection("jdbc:sqlite:" + dataFolder + "/mytrader.db");
                Statement change = database.createStatement()) {
            change.executeUpdate(
                    "UPDATE journal SET payload = CAST(substr(payload, 1, length(payload) - 1) || '?'"
                            + " AS BLOB) WHERE sequence = 400");
        }
        assertThat(run("replay", "last").failed(ExitCode.COMPARISON_FAILED).err())
                .contains("journal entry 400");
    }

    /** A trigger stands for the full disk: it refuses what the session writes from then on. */
    @Test
    void aRecordThatCouldNotBeWrittenIsAFailure() throws SQLException {
        String bars = BarFiles.synthetic(folder, 1).toString();
        assertThat(trade(bars).code()).isZero();
        run("account", "reset").succeeded();
        try (Connection database =
                        DriverManager.getConnection("jdbc:sqlite:" + dataFolder + "/mytrader.db");
                Statement change = database.createStatement()) {
            change.executeUpdate(
                    "CREATE TRIGGER full BEFORE INSERT ON journal WHEN NEW.sequence > 400"
                            + " BEGIN SELECT RAISE(ABORT, 'no space left'); END");
        }
        CommandRun lost = trade(bars);
        assertThat(lost.code()).isEqualTo(ExitCode.FAILURE.code());
        assertThat(lost.err())
                .containsOnlyOnce("mytrader: the record of the session is incomplete: the last")
                .contains("no space left")
                .doesNotContain("\tat ");
    }

    @Test
    void eventsAreJsonLinesInTheirOrder() {
        String bars = BarFiles.synthetic(folder, 1).toString();
        CommandRun trade =
                run(
                        "trade",
                        "--json",
                        "--dry-run",
                        "--speed",
                        "max",
                        "--set",
                        csv(bars),
                        CSV[0],
                        CSV[1]);
        assertThat(trade.code()).isZero();
        List<String> lines = trade.out().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).startsWith("{\"type\":").endsWith("\"seq\":" + (i + 1) + "}");
        }
        assertThat(trade.out()).contains("\"type\":\"signal\"").doesNotContain("order_placing");
    }

    private static final String[] CSV = {"--set", "data.source=csv"};

    @Test
    void whatCannotTradeSaysWhy() {
        assertThat(
                        run("trade", "--set", "trading.stop_method=none")
                                .failed(ExitCode.BAD_CONFIGURATION)
                                .err())
                .contains("none is for backtests only");
        assertThat(
                        run("trade", "--set", "data.interval_seconds=300")
                                .failed(ExitCode.BAD_CONFIGURATION)
                                .err())
                .contains("bars of 60 seconds");
        assertThat(
                        run("trade", "--set", "data.source=csv", "--set", "data.csv=missing.csv")
                                .failed(ExitCode.BAD_DATA)
                                .err())
                .contains("missing.csv");
        assertThat(run("trade", "--speed", "quick").failed(ExitCode.BAD_CONFIGURATION).err())
                .contains("--speed");
        assertThat(run("replay", "s1").failed(ExitCode.WRONG_USAGE).err())
                .contains("no session s1");
    }

    @Test
    void theDoctorSaysWhatItFound() throws IOException {
        assertThat(run("doctor").succeeded().out())
                .contains("data folder", "market hours", "simulated, nothing to reach");
        assertThat(run("doctor", "--json").succeeded().out()).contains("\"verdict\": \"ok\"");
        Path slack = folder.resolve("slack.yaml");
        Files.writeString(slack, "notifications: [{type: slack, events: [halt]}]\n");
        CommandRun sick = run("doctor", "--config", slack.toString());
        assertThat(sick.code()).isEqualTo(ExitCode.FAILURE.code());
        assertThat(sick.out())
                .containsPattern("failure +notifications")
                .contains("MYTRADER_SLACK_WEBHOOK, which is not set");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ctrlCStopsGracefullyAndAnotherProcessIsKeptOut() throws Exception {
        Process process = startDemo();
        try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
            awaitLine(errors, "50 of 50 bars");
            assertThat(run("trade").failed(ExitCode.FAILURE).err())
                    .contains("is in use by another");
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
            awaitLine(errors, "ended: stopped");
        }
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED.code());
    }

    private Process startDemo() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "trade",
                        "--data-dir",
                        dataFolder)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void awaitLine(BufferedReader lines, String wanted) throws IOException {
        StringBuilder seen = new StringBuilder();
        String line = lines.readLine();
        while (line != null && !line.contains(wanted)) {
            seen.append(line).append('\n');
            line = lines.readLine();
        }
        assertThat(line).as("%s in:%n%s", wanted, seen).isNotNull();
    }

    private CommandRun trade(String bars) {
        return run("trade", "--speed", "max", "--set", csv(bars), CSV[0], CSV[1]);
    }

    private static String csv(String bars) {
        return "data.csv=" + bars;
    }

    private static String firstBar(String bars) {
        try (Stream<String> lines = Files.lines(Path.of(bars))) {
            String first = lines.filter(line -> line.startsWith("2")).findFirst().orElseThrow();
            return first.substring(0, first.indexOf(','));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private CommandRun run(String... arguments) {
        String[] all =
                Stream.concat(Stream.of(arguments), Stream.of("--data-dir", dataFolder))
                        .toArray(String[]::new);
        return CommandRun.with(Map.of(), new Interruption(), all);
    }
}
