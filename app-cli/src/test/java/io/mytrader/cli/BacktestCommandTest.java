package io.mytrader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BacktestCommandTest {
    @TempDir static Path shared;
    @TempDir Path folder;

    private static String bars = "";

    @BeforeAll
    static void writeBars() {
        bars = BarFiles.synthetic(shared, 3).toString();
    }

    @Test
    void theTableShowsTheResultAndNothingElseGoesToStandardOutput() {
        CommandRun run = backtest().succeeded();
        assertThat(run.out())
                .startsWith("ES  4,140 bars of 1 min\n2024-01-01 17:00 to ")
                .contains("Net profit", "Maximum drawdown", "by exit reason", "Equity")
                .doesNotContain("\u001b");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void jsonIsOneDocument() {
        JsonNode summary = json(backtest("--json"));
        assertThat(summary.at("/data/bars").asInt()).isEqualTo(4140);
        assertThat(summary.at("/data/files/0").asString()).isEqualTo(bars);
        assertThat(summary.at("/run/research").asBoolean()).isFalse();
        assertThat(summary.at("/run/config_hash").asString()).matches("[0-9a-f]{64}");
        assertThat(summary.at("/metrics/trades").asInt()).isPositive();
    }

    @Test
    void earlierReportsStandSideBySide() {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        backtest("--out", one.toString(), "--quiet").succeeded();
        backtest("--out", two.toString(), "--quiet", "--set", "backtest.slippage_ticks=0")
                .succeeded();

        CommandRun table =
                CommandRun.of("backtest", "--compare", one.toString(), two.toString()).succeeded();
        JsonNode both =
                json(
                        CommandRun.of(
                                "backtest", "--json", "--compare", one.toString(), two.toString()));

        assertThat(table.out()).contains(one + "  " + two, "net profit", "max drawdown %");
        assertThat(both.at("/0/folder").asString()).isEqualTo(one.toString());
        assertThat(both.at("/1/metrics/slippage").asInt()).isZero();
    }

    @Test
    void comparingNeedsFoldersWithReports() {
        CommandRun.of("backtest", "--compare", folder.toString()).failed(ExitCode.BAD_DATA);
        CommandRun.of("backtest", "--compare", folder.toString(), "--bars", bars)
                .failed(ExitCode.WRONG_USAGE);
    }

    @Test
    void theReportFolderHoldsEveryFileAndTheSameSummary() throws IOException {
        Path out = folder.resolve("report");
        CommandRun run = backtest("--out", out.toString(), "--decisions", "--json").succeeded();
        assertThat(BarFiles.names(out))
                .contains("decisions.ndjson", "equity.csv", "summary.json", "trades.csv");
        assertThat(BarFiles.names(folder)).containsExactly("report");
        assertThat(Files.readString(out.resolve("summary.json"))).isEqualTo(run.out());
        try (Stream<String> decisions = Files.lines(out.resolve("decisions.ndjson"))) {
            assertThat(decisions.count()).isEqualTo(4140);
        }
    }

    @Test
    void equalRunsGiveEqualFiles() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        JsonNode one = json(backtest("--json", "--out", first.toString(), "--decisions"));
        JsonNode two = json(backtest("--json", "--out", second.toString(), "--decisions"));
        assertThat(one.at("/order_hash").asString())
                .isNotEmpty()
                .isEqualTo(two.at("/order_hash").asString());
        for (String name : List.of("trades.csv", "equity.csv", "decisions.ndjson")) {
            assertThat(first.resolve(name)).hasSameBinaryContentAs(second.resolve(name));
        }
    }

    @Test
    void quietPrintsNothing() {
        CommandRun run = backtest("--quiet").succeeded();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void optionsAreStrongerThanSettingsAndTheEnvironmentIsHeard() {
        CommandRun run =
                CommandRun.with(
                        Map.of("MYTRADER__BACKTEST__SLIPPAGE_TICKS", "0"),
                        new Interruption(),
                        "backtest",
                        "--bars",
                        bars,
                        "--set",
                        "strategy.name=trend_following",
                        "--strategy",
                        "ema_cross",
                        "--instrument",
                        "ES",
                        "--json");
        JsonNode summary = json(run);
        assertThat(summary.at("/metrics/slippage").asDouble()).isZero();
        assertThat(summary.at("/by_strategy").propertyNames()).containsExactly("ema_cross");
    }

    @Test
    void theFilesMayComeFromTheConfiguration() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("my.yaml"),
                        "instrument: ES\nstrategy: {name: ema_cross}\ndata: {source: csv, csv: "
                                + bars
                                + "}\n");
        assertThat(json(CommandRun.of("backtest", "--config", file.toString(), "--json")))
                .isNotEmpty();
    }

    @Test
    void theTimeRangeLeavesOutItsLastDay() {
        JsonNode data = json(backtest("--json", "--timerange", "20240103-20240104")).at("/data");
        assertThat(data.at("/first").asString()).isEqualTo("2024-01-03T00:00:00Z");
        assertThat(data.at("/last").asString()).isEqualTo("2024-01-03T23:59:00Z");
    }

    @Test
    void researchModeSaysSo() {
        assertThat(backtest("--set", "trading.stop_method=none").succeeded().out())
                .contains("research mode");
    }

    @Test
    void tooFewBarsToTradeIsAWarning() {
        CommandRun run = backtest("--set", "data.min_bars=5000").succeeded();
        assertThat(run.err()).contains("warning: only 4140 bars", "nothing can trade");
    }

    @Test
    void strategiesThatNeverGetReadyAreAWarning() throws IOException {
        Path few = folder.resolve("few.csv");
        try (Stream<String> lines = Files.lines(Path.of(bars))) {
            Files.write(few, lines.limit(14).toList());
        }
        CommandRun run =
                CommandRun.of("backtest", "--bars", few.toString(), "--set", "data.min_bars=1");
        assertThat(run.succeeded().err())
                .contains("warning: no bar was decided: the strategies need more than the 12 bars");
    }

    @Test
    void anInterruptedRunLeavesNothingBehind() throws IOException {
        Interruption interruption = new Interruption();
        interruption.request();
        CommandRun run =
                CommandRun.with(
                        Map.of(),
                        interruption,
                        arguments("--out", folder.resolve("report").toString(), "--decisions"));
        assertThat(run.failed(ExitCode.INTERRUPTED).err()).isEqualTo("mytrader: interrupted\n");
        assertThat(BarFiles.names(folder)).isEmpty();
    }

    @Test
    void aFolderWithOtherFilesIsNotReplaced() throws IOException {
        Path mine = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        assertThat(backtest("--out", folder.toString()).failed(ExitCode.WRONG_USAGE).err())
                .contains("thesis.txt", "choose a new folder");
        assertThat(mine).hasContent("years of work");
    }

    @Test
    void severalInstrumentsAreRefused() {
        assertThat(
                        CommandRun.of(
                                        "backtest",
                                        "--bars",
                                        bars,
                                        "--set",
                                        "instruments=ES,MES",
                                        "--strategy",
                                        "ema_cross")
                                .failed(ExitCode.BAD_CONFIGURATION)
                                .err())
                .contains("choose one with --instrument");
    }

    @Test
    void severalStrategiesRunSideBySideOnOneInstrument() {
        JsonNode summary =
                json(
                        CommandRun.of(
                                "backtest",
                                "--bars",
                                bars,
                                "--json",
                                "--set",
                                "lanes=[{instrument: ES, strategy: breakout}, {instrument: ES,"
                                        + " strategy: trend_following}]"));
        assertThat(summary.at("/by_strategy").propertyNames())
                .containsExactlyInAnyOrder("breakout", "trend_following");
    }

    private static CommandRun backtest(String... more) {
        return CommandRun.of(arguments(more));
    }

    private static String[] arguments(String... more) {
        List<String> fixed =
                List.of(
                        "backtest",
                        "--bars",
                        bars,
                        "--instrument",
                        "ES",
                        "--strategy",
                        "trend_following");
        return Stream.concat(fixed.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private static JsonNode json(CommandRun run) {
        return JsonMapper.shared().readTree(run.succeeded().out());
    }
}
