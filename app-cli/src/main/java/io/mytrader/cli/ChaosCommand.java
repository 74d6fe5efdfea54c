package io.mytrader.cli;

import io.mytrader.chaos.ChaosPlan;
import io.mytrader.chaos.ChaosResult;
import io.mytrader.chaos.ChaosRun;
import io.mytrader.chaos.RealTimeRun;
import io.mytrader.cli.Interruption.InterruptedCommand;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mytrader chaos}: ends as a failure if a promise was not kept. */
@Command(
        name = "chaos",
        description = {
            "Trades against the simulated gateway while much goes wrong, drawn from a seed, and"
                    + " judges from the broker's side whether every promise was kept.",
            "Ends with 0 if all were, with 1 if not; a failed seed keeps its transcript."
        })
final class ChaosCommand implements Callable<Integer> {
    private static final String ROW = "%6s  %6s  %5s  %6s  %6s  %5s  %11s  %9s  %7s  %6s  %s%n";

    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "The first seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--count",
            defaultValue = "1",
            paramLabel = "M",
            description = "How many seeds, one after the other (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--minutes",
            defaultValue = "30",
            paramLabel = "N",
            description =
                    "Simulated minutes in which something goes wrong (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--real-time",
            description =
                    "At normal speed over a real socket instead: every millisecond is one of this"
                            + " machine; the process is not killed.")
    private boolean realTime;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Takes record and transcript of each failed seed (default: chaos in the data"
                            + " folder).")
    private @Nullable Path out;

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    ChaosCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (count < 1 || minutes < 1) {
            throw new CommandFailure(
                    ExitCode.WRONG_USAGE, "--count and --minutes have to be above 0");
        }
        Duration length = Duration.ofMinutes(minutes);
        Path folder =
                out != null ? out : RecordedSessionOptions.folder(shared, context).resolve("chaos");
        List<ChaosResult> results = new ArrayList<>();
        try (ProgressBar progress = context.progress("seeds", json)) {
            for (int i = 0; i < count; i++) {
                if (context.interruption().isRequested()) {
                    throw new InterruptedCommand();
                }
                ChaosPlan plan = ChaosPlan.of(seed + i, length);
                results.add(run(plan, length, folder.resolve("seed-" + plan.seed())));
                progress.advance(i + 1, count);
            }
        }
        if (json) {
            printJson(results);
        } else {
            printText(results);
        }
        boolean good = results.stream().allMatch(ChaosResult::isGood);
        return (good ? ExitCode.OK : ExitCode.FAILURE).code();
    }

    /** A seed begins in a folder of its own, which only a failed one leaves behind. */
    private ChaosResult run(ChaosPlan plan, Duration length, Path folder)
            throws IOException, InterruptedException {
        delete(folder);
        ChaosResult result =
                realTime
                        ? RealTimeRun.run(plan, length, folder)
                        : ChaosRun.run(plan, length, folder);
        if (result.isGood()) {
            delete(folder);
        }
        return result;
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void printText(List<ChaosResult> results) {
        context.out()
                .printf(
                        Locale.ROOT,
                        ROW,
                        "seed",
                        "faults",
                        "kills",
                        "trades",
                        "orders",
                        "fills",
                        "unprotected",
                        "exposed",
                        "resync",
                        "msgs/s",
                        "verdict");
        for (ChaosResult result : results) {
            context.out()
                    .printf(
                            Locale.ROOT,
                            ROW,
                            result.seed(),
                            result.faults(),
                            result.kills(),
                            result.trades(),
                            result.orders(),
                            result.executions(),
                            result.unprotectedMillis() + " ms",
                            result.exposedMillis() + " ms",
                            result.resyncMillis() + " ms",
                            result.mostMessages(),
                            result.isGood() ? "kept" : "BROKEN");
            result.failures().forEach(failure -> context.out().println("    " + failure));
            if (!result.isGood()) {
                context.out().println("    transcript: " + result.transcript());
            }
        }
        long broken = results.stream().filter(result -> !result.isGood()).count();
        context.out()
                .println(
                        results.size()
                                + " seeds, "
                                + broken
                                + " broken; longest unprotected "
                                + most(results, ChaosResult::unprotectedMillis)
                                + " ms, longest resynchronisation "
                                + most(results, ChaosResult::resyncMillis)
                                + (realTime ? " ms (wall time)" : " ms (simulated time)"));
    }

    private static long most(List<ChaosResult> results, ToLongFunction<ChaosResult> figure) {
        return results.stream().mapToLong(figure).max().orElse(0);
    }

    private void printJson(List<ChaosResult> results) {
        TextOutput text = new TextOutput(context.out());
        JsonOutput document = JsonOutput.indented(text);
        document.beginObject();
        document.name("seeds").beginArray();
        results.forEach(result -> write(result, document));
        document.endArray();
        document.name("broken").value(results.stream().filter(result -> !result.isGood()).count());
        document.name("max_unprotected_ms").value(most(results, ChaosResult::unprotectedMillis));
        document.name("max_resync_ms").value(most(results, ChaosResult::resyncMillis));
        document.endObject().endLine();
        text.flush();
    }

    private static void write(ChaosResult result, JsonOutput document) {
        document.beginObject();
        document.name("seed").value(result.seed());
        document.name("faults").value(result.faults());
        document.name("kills").value(result.kills());
        document.name("trades").value(result.trades());
        document.name("orders").value(result.orders());
        document.name("executions").value(result.executions());
        document.name("max_unprotected_ms").value(result.unprotectedMillis());
        document.name("max_exposed_ms").value(result.exposedMillis());
        document.name("max_resync_ms").value(result.resyncMillis());
        document.name("max_messages_per_second").value(result.mostMessages());
        document.name("kept").value(result.isGood());
        document.name("failures").beginArray();
        result.failures().forEach(document::value);
        document.endArray();
        if (!result.isGood()) {
            document.name("transcript").value(result.transcript().toString());
        }
        document.endObject();
    }
}
