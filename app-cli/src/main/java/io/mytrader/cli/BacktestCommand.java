package io.mytrader.cli;

import static java.util.stream.Collectors.joining;

import io.mytrader.backtest.Backtest;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.BacktestSettings;
import io.mytrader.backtest.DecisionSink;
import io.mytrader.config.BacktestAdvice;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import io.mytrader.csv.LoadedBars;
import io.mytrader.report.AdviceFacts;
import io.mytrader.report.ReportFolder;
import io.mytrader.report.RunFacts;
import io.mytrader.report.SummaryFile;
import io.mytrader.report.terminal.Comparison;
import io.mytrader.report.terminal.ResultTable;
import io.mytrader.runtime.LlmAccess;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.runtime.backtest.BacktestAdvisor;
import io.mytrader.runtime.backtest.BacktestFacts;
import io.mytrader.signal.Outcome;
import io.mytrader.strategy.StrategyRegistry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
            names = "--llm",
            arity = "1..*",
            paramLabel = "off|replay FILE|live",
            description = {
                "Advice: none, recorded answers, or the model itself",
                "(within its daily budgets; needs --out, where the answers are kept)."
            })
    private List<String> llm = new ArrayList<>();

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
        try (LoadedConfiguration loaded = shared.read(Purpose.BACKTEST, context, assignments())) {
            run(loaded.configuration(), loaded.strategies());
        }
        return ExitCode.OK.code();
    }

    private List<Assignment> assignments() {
        List<Assignment> assignments = bars.assignments();
        if (!llm.isEmpty()) {
            String source = llm.getFirst();
            List<String> files = llm.subList(1, llm.size());
            if (source.equals("replay") == files.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.WRONG_USAGE,
                        "--llm " + String.join(" ", llm) + ": expected off, replay FILE or live");
            }
            BarFileOptions.add(assignments, "--llm", "backtest.llm", source);
            if (!files.isEmpty()) {
                BarFileOptions.add(
                        assignments,
                        "--llm",
                        "backtest.llm_answers",
                        "["
                                + files.stream().map(BacktestCommand::quoted).collect(joining(", "))
                                + "]");
            }
        }
        return assignments;
    }

    private static String quoted(String file) {
        return "'" + file.replace("'", "''") + "'";
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
        BacktestSettings settings = configuration.backtest();
        Path target = folder;
        warnOfLiveAdvice(configuration);
        if (target == null) {
            try (BacktestAdvisor advisor =
                    BacktestAdvisor.open(configuration, null, LlmAccess.configured())) {
                LoadedBars loaded = load(configuration, settings);
                BacktestResult result = simulate(loaded, settings, strategies, null, advisor);
                print(result, facts(configuration, loaded, advisor));
            }
            return;
        }
        try (ReportFolder report = ReportFolder.begin(target);
                BacktestAdvisor advisor =
                        BacktestAdvisor.open(
                                configuration, report.adviceFile(), LlmAccess.configured())) {
            LoadedBars loaded = load(configuration, settings);
            DecisionSink sink = decisions ? report.decisions() : null;
            BacktestResult result = simulate(loaded, settings, strategies, sink, advisor);
            RunFacts facts = facts(configuration, loaded, advisor);
            context.interruption().check();
            report.complete(result, facts);
            print(result, facts);
        }
    }

    private void warnOfLiveAdvice(Configuration configuration) {
        if (configuration.backtestAdvice() != BacktestAdvice.LIVE) {
            return;
        }
        if (folder == null) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE,
                    "--llm live needs --out DIR: answers cost money, and advice.ndjson there keeps"
                            + " them for --llm replay");
        }
        context.warn(
                "the model may know this period from its training: what it advises about the past"
                        + " says little about the future; at most $"
                        + configuration.llm().dailyDollars()
                        + " and "
                        + configuration.llm().dailyCalls()
                        + " calls a day");
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
            @Nullable DecisionSink sink,
            BacktestAdvisor advisor) {
        int total = loaded.bars().size();
        BacktestResult result;
        try (ProgressBar progress = context.progress("backtest", quiet)) {
            result =
                    Backtest.of(loaded.bars(), settings, strategies, sink)
                            .advisedBy(advisor)
                            .reporting(done -> {
                                context.interruption().check();
                                progress.advance(done, total);
                            })
                            .run();
        }
        if (result.strategyFailure() != null && !quiet) {
            context.warn("no more entries: " + result.strategyFailure());
        }
        if (!quiet && total > settings.minBars() && isAllWarmUp(result)) {
            context.warn(
                    "no bar was decided: the strategies need more than the "
                            + total
                            + " bars there are; \"mytrader check-warmup\" says how many");
        }
        return result;
    }

    private static boolean isAllWarmUp(BacktestResult result) {
        return result.outcomes().keySet().equals(Set.of(Outcome.WARMING_UP));
    }

    private RunFacts facts(Configuration configuration, LoadedBars loaded, BacktestAdvisor advisor)
            throws IOException {
        return BacktestFacts.of(
                configuration,
                loaded,
                bars.files(configuration).stream().map(Path::toString).toList(),
                ProductVersion.text(),
                Duration.ofNanos(System.nanoTime() - startNanos),
                advisor.finish());
    }

    private static String advice(AdviceFacts advice) {
        return "advice (%s, %s): %d questions, %d opinions, cost $%s"
                .formatted(
                        advice.mode().label(),
                        advice.source().label(),
                        advice.questions(),
                        advice.opinions(),
                        advice.cost());
    }

    private static String missing(AdviceFacts advice) {
        String causes =
                advice.missing().entrySet().stream()
                        .map(cause -> cause.getValue() + " " + cause.getKey())
                        .collect(joining(", "));
        return "without an opinion: "
                + causes
                + (advice.source() == AdviceFacts.Source.LIVE
                        ? "; advice.ndjson has the details, \"mytrader doctor --llm\" says what to"
                                + " do"
                        : "");
    }

    private void print(BacktestResult result, RunFacts facts) {
        if (json) {
            SummaryFile.write(result, facts, context.out());
        } else if (!quiet) {
            ResultTable.of(result, TerminalWidth.style(context)).forEach(context.out()::println);
            if (facts.advice() != null) {
                context.out().println();
                context.out().println(advice(facts.advice()));
                if (!facts.advice().missing().isEmpty()) {
                    context.out().println(missing(facts.advice()));
                }
                context.out().println(facts.advice().caution());
            }
            if (folder != null) {
                context.out().println();
                context.out().println("report in " + folder);
            }
        }
    }
}
