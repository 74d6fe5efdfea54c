package io.mytrader.cli;

import io.mytrader.backtest.Backtest;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.BacktestSettings;
import io.mytrader.backtest.DecisionSink;
import io.mytrader.config.Configuration;
import io.mytrader.config.Configuration.ConfiguredLane;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.DataSettings;
import io.mytrader.config.DataSource;
import io.mytrader.config.Purpose;
import io.mytrader.csv.BadRows;
import io.mytrader.csv.CsvBars;
import io.mytrader.csv.CsvOptions;
import io.mytrader.csv.Finding;
import io.mytrader.csv.LoadedBars;
import io.mytrader.report.ReportFolder;
import io.mytrader.report.RunFacts;
import io.mytrader.report.SummaryFile;
import io.mytrader.report.terminal.Comparison;
import io.mytrader.report.terminal.ResultTable;
import io.mytrader.strategy.StrategyRegistry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader backtest}. */
@Command(
        name = "backtest",
        description = "Runs the trading engine over recorded bars and reports honestly.")
final class BacktestCommand implements Callable<Integer> {
    private static final int WARNINGS_SHOWN = 10;

    private final CommandContext context;
    private final StrategyRegistry strategies = StrategyRegistry.builtIn();
    private final long startNanos = System.nanoTime();

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Mixin private final BarFileOptions bars = new BarFileOptions();

    @Option(
            names = "--bars",
            arity = "1..*",
            paramLabel = "FILE",
            description = "CSV files with bars, joined in the order of their times.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "The strategy; \"mytrader strategies\" lists them.")
    private @Nullable String strategy;

    @Option(
            names = "--timerange",
            paramLabel = "FROM-TO",
            description = "Days in UTC, the last one left out: 20240101-20240201, 20240101-.")
    private @Nullable String timeRange;

    @Option(
            names = "--skip-bad-rows",
            description = "Leaves out rows that are no bars, and counts them.")
    private boolean skipBadRows;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for summary.json, trades.csv, equity.csv and report.html.")
    private @Nullable Path folder;

    @Option(names = "--decisions", description = "Writes decisions.ndjson as well; needs --out.")
    private boolean decisions;

    @Option(names = "--json", description = "Prints summary.json instead of the table.")
    private boolean json;

    @Option(names = "--quiet", description = "Prints neither table nor progress nor warnings.")
    private boolean quiet;

    @Option(
            names = "--compare",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Shows earlier reports side by side instead of running anything.")
    private List<Path> compared = new ArrayList<>();

    BacktestCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (!compared.isEmpty()) {
            compare();
            return ExitCode.OK.code();
        }
        if (decisions && folder == null) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE, "--decisions needs --out DIR to write them to");
        }
        TimeRange range =
                timeRange == null ? new TimeRange(null, null) : TimeRange.parse(timeRange);
        Configuration configuration = shared.read(Purpose.BACKTEST, context, assignments());
        BacktestSettings settings = configuration.backtest(lanesOfOneInstrument(configuration));
        Path target = folder;
        if (target == null) {
            LoadedBars loaded = load(configuration, settings, range);
            BacktestResult result = simulate(loaded, settings, null);
            print(result, facts(configuration, loaded));
        } else {
            try (ReportFolder report = ReportFolder.begin(target)) {
                LoadedBars loaded = load(configuration, settings, range);
                BacktestResult result =
                        simulate(loaded, settings, decisions ? report.decisions() : null);
                RunFacts facts = facts(configuration, loaded);
                context.interruption().check();
                report.complete(result, facts);
                print(result, facts);
            }
        }
        return ExitCode.OK.code();
    }

    private List<Assignment> assignments() {
        List<Assignment> assignments = bars.assignments();
        BarFileOptions.add(assignments, "--strategy", "strategy.name", strategy);
        return assignments;
    }

    private static List<ConfiguredLane> lanesOfOneInstrument(Configuration configuration) {
        long instruments =
                configuration.lanes().stream()
                        .map(lane -> lane.instrument().instrument().symbol())
                        .distinct()
                        .count();
        if (instruments != 1) {
            throw new CommandFailure(
                    ExitCode.BAD_CONFIGURATION,
                    "a backtest runs one instrument, but "
                            + instruments
                            + " are configured; choose one with --instrument, or give every lane"
                            + " the same");
        }
        return configuration.lanes();
    }

    private LoadedBars load(
            Configuration configuration, BacktestSettings settings, TimeRange range) {
        try (ProgressBar progress = context.progress("reading bars", quiet)) {
            CsvOptions options =
                    bars.reading(
                                    configuration,
                                    settings.instrument(),
                                    context.interruption(),
                                    progress)
                            .withBadRows(skipBadRows ? BadRows.SKIP : BadRows.REFUSE)
                            .withRange(range.from(), range.to());
            LoadedBars loaded = CsvBars.read(barFiles(configuration.data()), options);
            warn(loaded, settings);
            return loaded;
        }
    }

    private List<Path> barFiles(DataSettings data) {
        if (!files.isEmpty()) {
            return files;
        }
        if (data.source() == DataSource.CSV && !data.files().isEmpty()) {
            return data.files();
        }
        throw new CommandFailure(
                ExitCode.WRONG_USAGE,
                "--bars FILE is missing; \"mytrader generate-bars --out bars.csv\" makes a file to"
                        + " try");
    }

    private void warn(LoadedBars loaded, BacktestSettings settings) {
        if (quiet) {
            return;
        }
        loaded.warnings().stream()
                .limit(WARNINGS_SHOWN)
                .map(Finding::toString)
                .forEach(context::warn);
        int more = loaded.warnings().size() - WARNINGS_SHOWN;
        if (more > 0) {
            context.warn(more + " more warnings about the bars");
        }
        if (loaded.skippedRows() > 0) {
            context.warn(
                    loaded.skippedRows()
                            + " bad rows left out, the first: "
                            + loaded.skipped().getFirst());
        }
        if (loaded.bars().size() <= settings.minBars()) {
            context.warn(
                    "only "
                            + loaded.bars().size()
                            + " bars, all of them needed to warm up (data.min_bars is "
                            + settings.minBars()
                            + "); nothing can trade");
        }
    }

    private BacktestResult simulate(
            LoadedBars loaded, BacktestSettings settings, @Nullable DecisionSink sink) {
        int total = loaded.bars().size();
        try (ProgressBar progress = context.progress("backtest", quiet)) {
            return Backtest.of(loaded.bars(), settings, strategies, sink)
                    .reporting(done -> {
                        context.interruption().check();
                        progress.advance(done, total);
                    })
                    .run();
        }
    }

    private RunFacts facts(Configuration configuration, LoadedBars loaded) {
        return new RunFacts(
                ProductVersion.text(),
                configuration.resolved().hash(),
                loaded.dataHash(),
                Duration.ofNanos(System.nanoTime() - startNanos),
                BarFileOptions.names(barFiles(configuration.data())),
                loaded.gapCount(),
                loaded.skippedRows(),
                configuration.resolved().settings().stream()
                        .map(setting ->
                                new RunFacts.Setting(
                                        setting.path(),
                                        setting.yaml(),
                                        setting.origin().describe()))
                        .toList());
    }

    private void print(BacktestResult result, RunFacts facts) {
        if (json) {
            SummaryFile.write(result, facts, context.out());
        } else if (!quiet) {
            ResultTable.of(result, TerminalWidth.style(context)).forEach(context.out()::println);
            if (folder != null) {
                context.out().println();
                context.out().println("report in " + folder);
            }
        }
    }

    private void compare() throws IOException {
        if (!files.isEmpty() || folder != null) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE,
                    "--compare shows earlier reports; it goes with neither --bars nor --out");
        }
        Comparison comparison;
        try {
            comparison = Comparison.read(compared);
        } catch (NoSuchFileException missing) {
            throw new CommandFailure(
                    ExitCode.BAD_DATA,
                    missing.getFile() + " is missing; --compare needs folders that --out has made");
        } catch (IOException unreadable) {
            throw new CommandFailure(ExitCode.BAD_DATA, String.valueOf(unreadable.getMessage()));
        }
        if (json) {
            comparison.write(context.out());
        } else {
            comparison.lines(TerminalWidth.style(context)).forEach(context.out()::println);
        }
    }
}
