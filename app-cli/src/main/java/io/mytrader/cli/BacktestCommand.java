package io.mytrader.cli;

import io.mytrader.backtest.Backtest;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.BacktestSettings;
import io.mytrader.backtest.DecisionSink;
import io.mytrader.config.Configuration;
import io.mytrader.config.Configuration.ConfiguredLane;
import io.mytrader.config.Purpose;
import io.mytrader.csv.LoadedBars;
import io.mytrader.report.ReportFolder;
import io.mytrader.report.RunFacts;
import io.mytrader.report.SummaryFile;
import io.mytrader.report.terminal.Comparison;
import io.mytrader.report.terminal.ResultTable;
import io.mytrader.runtime.LoadedConfiguration;
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
    private final CommandContext context;
    private final long startNanos = System.nanoTime();

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Mixin private final RecordedBarsOptions bars = new RecordedBarsOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for summary.json, trades.csv, equity.csv and report.html.")
    private @Nullable Path folder;

    @Option(names = "--decisions", description = "Writes decisions.ndjson as well; needs --out.")
    private boolean decisions;

    @Option(
            names = "--compare",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Shows earlier reports side by side instead of running anything.")
    private List<Path> compared = new ArrayList<>();

    @Option(names = "--json", description = "Prints summary.json instead of the table.")
    private boolean json;

    @Option(names = "--quiet", description = "Prints neither table nor progress nor warnings.")
    private boolean quiet;

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
        bars.timeRange();
        try (LoadedConfiguration loaded =
                shared.read(Purpose.BACKTEST, context, bars.assignments())) {
            run(loaded.configuration(), loaded.strategies());
        }
        return ExitCode.OK.code();
    }

    private void compare() throws IOException {
        if (bars.isGiven() || folder != null) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE,
                    "--compare shows earlier reports; it goes with neither --bars nor --out");
        }
        Comparison comparison = readReports();
        if (json) {
            comparison.write(context.out());
        } else {
            comparison.lines(TerminalWidth.style(context)).forEach(context.out()::println);
        }
    }

    private Comparison readReports() {
        try {
            return Comparison.read(compared);
        } catch (NoSuchFileException missing) {
            throw new CommandFailure(
                    ExitCode.BAD_DATA,
                    missing.getFile() + " is missing; --compare needs folders that --out has made");
        } catch (IOException unreadable) {
            throw new CommandFailure(ExitCode.BAD_DATA, String.valueOf(unreadable.getMessage()));
        }
    }

    private void run(Configuration configuration, StrategyRegistry strategies) throws IOException {
        BacktestSettings settings = configuration.backtest(lanesOfOneInstrument(configuration));
        Path target = folder;
        if (target == null) {
            LoadedBars loaded = load(configuration, settings);
            BacktestResult result = simulate(loaded, settings, strategies, null);
            print(result, facts(configuration, loaded));
            return;
        }
        try (ReportFolder report = ReportFolder.begin(target)) {
            LoadedBars loaded = load(configuration, settings);
            DecisionSink sink = decisions ? report.decisions() : null;
            BacktestResult result = simulate(loaded, settings, strategies, sink);
            RunFacts facts = facts(configuration, loaded);
            context.interruption().check();
            report.complete(result, facts);
            print(result, facts);
        }
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

    private LoadedBars load(Configuration configuration, BacktestSettings settings) {
        LoadedBars loaded = bars.load(configuration, settings.instrument(), context, quiet);
        int count = loaded.bars().size();
        if (!quiet && count <= settings.minBars()) {
            context.warn(
                    "only "
                            + count
                            + " bars, all of them needed to warm up (data.min_bars is "
                            + settings.minBars()
                            + "); nothing can trade");
        }
        return loaded;
    }

    private BacktestResult simulate(
            LoadedBars loaded,
            BacktestSettings settings,
            StrategyRegistry strategies,
            @Nullable DecisionSink sink) {
        int total = loaded.bars().size();
        BacktestResult result;
        try (ProgressBar progress = context.progress("backtest", quiet)) {
            result =
                    Backtest.of(loaded.bars(), settings, strategies, sink)
                            .reporting(done -> {
                                context.interruption().check();
                                progress.advance(done, total);
                            })
                            .run();
        }
        if (result.strategyFailure() != null && !quiet) {
            context.warn("no more entries: " + result.strategyFailure());
        }
        return result;
    }

    private RunFacts facts(Configuration configuration, LoadedBars loaded) {
        return new RunFacts(
                ProductVersion.text(),
                configuration.resolved().hash(),
                loaded.dataHash(),
                Duration.ofNanos(System.nanoTime() - startNanos),
                bars.files(configuration).stream().map(Path::toString).toList(),
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
}
