package io.mytrader.cli;

import io.mytrader.config.Configuration;
import io.mytrader.config.Configuration.ConfiguredLane;
import io.mytrader.config.Purpose;
import io.mytrader.csv.LoadedBars;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.strategy.WarmupCheck;
import io.mytrader.strategy.WarmupCheck.Drift;
import io.mytrader.strategy.WarmupCheck.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader check-warmup}. */
@Command(
        name = "check-warmup",
        description = "Shows how far features are from their values when history is short.")
final class CheckWarmupCommand implements Callable<Integer> {
    private static final List<Integer> LENGTHS = List.of(50, 100, 200, 500, 1000, 2000);
    private static final int SAMPLES = 20;

    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Mixin private final RecordedBarsOptions bars = new RecordedBarsOptions();

    @Option(
            names = "--history",
            paramLabel = "N",
            split = ",",
            description = "Lengths of history in bars (default: 50,100,200,500,1000,2000).")
    private List<Integer> lengths = new ArrayList<>();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    CheckWarmupCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (lengths.stream().anyMatch(length -> length < 1)) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE, "--history: expected lengths of at least one bar");
        }
        try (LoadedConfiguration loaded =
                shared.read(Purpose.BACKTEST, context, bars.assignments())) {
            Configuration configuration = loaded.configuration();
            ConfiguredLane lane = configuration.lanes().getFirst();
            LoadedBars recorded =
                    bars.load(configuration, lane.instrument().instrument(), context, false);
            List<Integer> wanted = lengthsWithin(recorded.bars().size());
            List<Report> reports =
                    WarmupCheck.run(
                            lane.strategy(),
                            lane.instrument().instrument(),
                            loaded.strategies(),
                            recorded.bars(),
                            wanted,
                            SAMPLES);
            if (json) {
                printJson(lane.strategy().name(), reports);
            } else {
                printText(reports, wanted);
            }
        }
        return ExitCode.OK.code();
    }

    private List<Integer> lengthsWithin(int size) {
        List<Integer> all = lengths.isEmpty() ? LENGTHS : lengths;
        List<Integer> within = all.stream().filter(length -> length <= size).sorted().toList();
        if (within.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.BAD_DATA,
                    "only " + size + " bars, fewer than any length of history to try");
        }
        return within;
    }

    private void printText(List<Report> reports, List<Integer> wanted) {
        StringBuilder head = new StringBuilder(String.format("%-28s %8s", "feature", "ready"));
        wanted.forEach(length -> head.append(String.format("%12s", length + " bars")));
        context.out().println(head);
        for (Report report : reports) {
            String ready = report.barsNeeded() < 0 ? "never" : report.barsNeeded() + "";
            StringBuilder line =
                    new StringBuilder(String.format("%-28s %8s", report.feature(), ready));
            for (Drift drift : report.drifts()) {
                line.append(String.format("%12s", shown(drift.largest())));
            }
            context.out().println(line);
        }
    }

    private static String shown(double drift) {
        if (Double.isNaN(drift)) {
            return "not ready";
        }
        return drift == 0 ? "equal" : String.format(Locale.ROOT, "%.2g", drift);
    }

    private void printJson(String strategy, List<Report> reports) {
        TextOutput text = new TextOutput(context.out());
        JsonOutput out = JsonOutput.indented(text);
        out.beginObject();
        out.name("strategy").value(strategy);
        out.name("features").beginArray();
        for (Report report : reports) {
            out.beginObject();
            out.name("name").value(report.feature());
            out.name("bars_needed");
            if (report.barsNeeded() < 0) {
                out.nothing();
            } else {
                out.value(report.barsNeeded());
            }
            out.name("drifts").beginArray();
            for (Drift drift : report.drifts()) {
                out.beginObject();
                out.name("history").value(drift.history());
                out.name("largest").value(drift.largest());
                out.endObject();
            }
            out.endArray().endObject();
        }
        out.endArray().endObject().endLine();
        text.flush();
    }
}
