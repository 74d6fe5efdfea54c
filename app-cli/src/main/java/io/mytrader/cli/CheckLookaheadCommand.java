package io.mytrader.cli;

import io.mytrader.config.Configuration;
import io.mytrader.config.Configuration.ConfiguredLane;
import io.mytrader.config.Purpose;
import io.mytrader.csv.LoadedBars;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.strategy.LookaheadCheck;
import io.mytrader.strategy.LookaheadCheck.Leak;
import io.mytrader.strategy.LookaheadCheck.Report;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader check-lookahead}: ends as a failed comparison if a strategy knows the future. */
@Command(
        name = "check-lookahead",
        description = "Makes decisions again without the bars after them; they must be the same.")
final class CheckLookaheadCommand implements Callable<Integer> {
    private static final int MOST_CHECKS = 10_000;
    private static final int LEAKS_SHOWN = 20;

    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Mixin private final RecordedBarsOptions bars = new RecordedBarsOptions();

    @Option(
            names = "--checks",
            paramLabel = "N",
            defaultValue = "100",
            description = "How many decisions to make again (default: ${DEFAULT-VALUE}).")
    private int checks;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    CheckLookaheadCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (checks < 1 || checks > MOST_CHECKS) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE, "--checks " + checks + ": expected 1 to " + MOST_CHECKS);
        }
        try (LoadedConfiguration loaded =
                shared.read(Purpose.BACKTEST, context, bars.assignments())) {
            Configuration configuration = loaded.configuration();
            ConfiguredLane lane = configuration.lanes().getFirst();
            LoadedBars recorded =
                    bars.load(configuration, lane.instrument().instrument(), context, false);
            Report report =
                    LookaheadCheck.run(
                            lane.strategy(),
                            lane.instrument().instrument(),
                            any -> loaded.strategies(),
                            recorded.bars(),
                            checks);
            if (json) {
                printJson(lane.strategy().name(), report);
            } else {
                printText(lane.strategy().name(), report);
            }
            return (report.isClean() ? ExitCode.OK : ExitCode.COMPARISON_FAILED).code();
        }
    }

    private void printText(String strategy, Report report) {
        if (report.isClean()) {
            context.out()
                    .println(strategy + ": " + report.decisions() + " decisions, none looks ahead");
            return;
        }
        context.out()
                .println(
                        strategy
                                + ": "
                                + report.leaks().size()
                                + " of "
                                + report.decisions()
                                + " decisions change when later bars exist");
        for (Leak leak : report.leaks().stream().limit(LEAKS_SHOWN).toList()) {
            context.out()
                    .println(
                            "  "
                                    + leak.bar().openTime()
                                    + "  "
                                    + leak.what()
                                    + ": "
                                    + leak.without()
                                    + ", with later bars "
                                    + leak.with());
        }
    }

    private void printJson(String strategy, Report report) {
        TextOutput text = new TextOutput(context.out());
        JsonOutput out = JsonOutput.indented(text);
        out.beginObject();
        out.name("strategy").value(strategy);
        out.name("decisions").value(report.decisions());
        out.name("leaks").beginArray();
        for (Leak leak : report.leaks()) {
            out.beginObject();
            out.name("time").time(leak.bar().openMillis());
            out.name("what").value(leak.what());
            out.name("without").value(leak.without());
            out.name("with").value(leak.with());
            out.endObject();
        }
        out.endArray().endObject().endLine();
        text.flush();
    }
}
