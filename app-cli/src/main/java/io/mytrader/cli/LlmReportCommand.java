package io.mytrader.cli;

import io.mytrader.backtest.BacktestSettings;
import io.mytrader.config.Configuration;
import io.mytrader.config.Purpose;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionSummary;
import io.mytrader.market.BarSeries;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.runtime.RecordedSession;
import io.mytrader.runtime.advice.AdviceReport;
import io.mytrader.runtime.advice.AnswerFile;
import io.mytrader.runtime.advice.Answers;
import io.mytrader.runtime.advice.Calibration;
import io.mytrader.signal.AdviceMode;
import io.mytrader.strategy.StrategyRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mytrader llm-report}. */
@Command(
        name = "llm-report",
        description = {
            "What recorded advice was worth: profit with, without, inverted and delayed advice,",
            "calibration, and cost. No model is called."
        })
final class LlmReportCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Mixin private final RecordedBarsOptions bars = new RecordedBarsOptions();

    @Parameters(
            paramLabel = "SESSION|FILE",
            description = "A session's id or last; or a file with answers, which needs --bars.")
    private String recorded = "";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = {
                "How the advice is used: filter, consensus or override",
                "(default: as configured; filter where that is off or advisory)."
            })
    private @Nullable String mode;

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Writes the answers to that file as well, for backtest --llm replay.")
    private @Nullable Path answersFile;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    LlmReportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        Path file = Path.of(recorded);
        if (Files.isRegularFile(file)) {
            ofFile(file);
        } else {
            ofSession();
        }
        return ExitCode.OK.code();
    }

    private void ofFile(Path file) throws IOException {
        Answers all = Answers.read(List.of(file));
        try (LoadedConfiguration loaded =
                shared.read(Purpose.BACKTEST, context, bars.assignments())) {
            Configuration configuration = loaded.configuration();
            BacktestSettings settings =
                    advised(
                            configuration.backtest(),
                            configuration,
                            configuration.data().minBars());
            Answers answers = about(settings.instrument().symbol(), all);
            BarSeries series =
                    bars.load(configuration, settings.instrument(), context, json).bars();
            report(series, settings, loaded.strategies(), configuration, answers);
        }
    }

    private void ofSession() throws IOException {
        try (SessionHistory history = RecordedSessionOptions.history(shared, context)) {
            SessionSummary summary = RecordedSessionOptions.find(history, recorded);
            try (RecordedSession session =
                    RecordedSession.of(history, history.header(summary.id()).orElseThrow())) {
                Configuration configuration = session.configuration();
                String symbol = symbol(configuration.symbols());
                Answers answers = about(symbol, Answers.recordedIn(history, summary.id()));
                RecordedSession.Bars played = session.bars(symbol);
                report(
                        played.series(),
                        advised(
                                configuration.backtest(symbol),
                                configuration,
                                Math.max(1, played.history())),
                        session.strategies(),
                        configuration,
                        answers);
            }
        }
    }

    /** The session's only instrument. */
    private static String symbol(List<String> traded) {
        if (traded.size() == 1) {
            return traded.getFirst();
        }
        throw new CommandFailure(
                ExitCode.BAD_CONFIGURATION,
                "the session traded "
                        + String.join(" and ", traded)
                        + ", and llm-report can tell only of sessions with one instrument; give"
                        + " each a session of its own");
    }

    private Answers about(String symbol, Answers all) {
        Answers answers = all.about(symbol);
        if (answers.lines().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.BAD_DATA, recorded + " has no recorded advice about " + symbol);
        }
        return answers;
    }

    private static BacktestSettings advised(
            BacktestSettings settings, Configuration configuration, int minBars) {
        return settings.with(configuration.llm().advice())
                .withMinBars(Math.max(minBars, configuration.data().minBars()));
    }

    private void report(
            BarSeries series,
            BacktestSettings settings,
            StrategyRegistry strategies,
            Configuration configuration,
            Answers answers)
            throws IOException {
        if (answersFile != null) {
            try (AnswerFile file = AnswerFile.create(answersFile)) {
                answers.lines().forEach(file::add);
            }
        }
        AdviceReport report =
                AdviceReport.of(
                        series,
                        settings,
                        strategies,
                        answers,
                        mode(configuration.llm().advice().mode()));
        if (json) {
            print(report);
        } else {
            lines(report).forEach(context.out()::println);
        }
    }

    private AdviceMode mode(AdviceMode configured) {
        if (mode == null) {
            return configured == AdviceMode.OFF || configured == AdviceMode.ADVISORY
                    ? AdviceMode.FILTER
                    : configured;
        }
        return switch (mode) {
            case "filter" -> AdviceMode.FILTER;
            case "consensus" -> AdviceMode.CONSENSUS;
            case "override" -> AdviceMode.OVERRIDE;
            default ->
                    throw new CommandFailure(
                            ExitCode.WRONG_USAGE,
                            "--mode " + mode + ": expected filter, consensus or override");
        };
    }

    private static List<String> lines(AdviceReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "%d recorded answers, %d with an opinion, cost $%s; mode %s"
                        .formatted(
                                report.questions(),
                                report.opinions(),
                                report.cost(),
                                report.mode().label()));
        lines.add("");
        lines.add("advice       trades   net profit  a trade  win rate  not recorded");
        for (AdviceReport.Run run : report.runs()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "%-10s  %7d  %11s  %7s  %8s  %12d",
                            run.name(),
                            run.trades(),
                            run.netProfit(),
                            number(run.netPerTrade(), 2),
                            percent(run.winRate()),
                            run.unanswered()));
        }
        lines.add("");
        lines.add("cost of the model a trade: $" + number(report.costPerTrade(), 4));
        lines.addAll(calibration(report.calibration()));
        lines.add("");
        lines.add(
                "These are backtests over the recorded bars: answers come without their latency.");
        lines.add("Questions that no answer was recorded for are dropped, and counted above.");
        return lines;
    }

    private static List<String> calibration(Calibration calibration) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "calibration over %d opinions: Brier score %s (always stating %s: %s)"
                        .formatted(
                                calibration.opinions(),
                                number(calibration.brier(), 4),
                                percent(calibration.shareRight()),
                                number(calibration.brierOfShare(), 4)));
        for (Calibration.Bin bin : calibration.bins()) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "  %.1f to %.1f  %4d opinions, stated %.3f, right %.3f",
                            bin.from(),
                            bin.to(),
                            bin.opinions(),
                            bin.meanConfidence(),
                            bin.shareRight()));
        }
        return lines;
    }

    private static String number(@Nullable Double number, int decimals) {
        return number == null ? "none" : String.format(Locale.ROOT, "%." + decimals + "f", number);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "none" : String.format(Locale.ROOT, "%.1f %%", share * 100);
    }

    private void print(AdviceReport report) {
        TextOutput text = new TextOutput(context.out());
        JsonOutput out = JsonOutput.indented(text);
        out.beginObject();
        out.name("mode").value(report.mode().label());
        out.name("questions").value(report.questions());
        out.name("opinions").value(report.opinions());
        out.name("cost").value(report.cost());
        out.name("cost_per_trade").value(report.costPerTrade());
        out.name("runs").beginObject();
        for (AdviceReport.Run run : report.runs()) {
            out.name(run.name()).beginObject();
            out.name("trades").value(run.trades());
            out.name("net_profit").value(run.netProfit());
            out.name("net_per_trade").value(run.netPerTrade());
            out.name("win_rate").value(run.winRate());
            out.name("unanswered").value(run.unanswered());
            out.endObject();
        }
        out.endObject();
        print(report.calibration(), out);
        out.endObject().endLine();
        text.flush();
    }

    private static void print(Calibration calibration, JsonOutput out) {
        out.name("calibration").beginObject();
        out.name("opinions").value(calibration.opinions());
        out.name("brier").value(calibration.brier());
        out.name("share_right").value(calibration.shareRight());
        out.name("brier_of_share").value(calibration.brierOfShare());
        out.name("bins").beginArray();
        for (Calibration.Bin bin : calibration.bins()) {
            out.beginObject();
            out.name("from").value(bin.from());
            out.name("to").value(bin.to());
            out.name("opinions").value(bin.opinions());
            out.name("mean_confidence").value(bin.meanConfidence());
            out.name("share_right").value(bin.shareRight());
            out.endObject();
        }
        out.endArray().endObject();
    }
}
