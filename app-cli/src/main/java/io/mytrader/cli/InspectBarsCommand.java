package io.mytrader.cli;

import io.mytrader.config.Configuration;
import io.mytrader.config.Purpose;
import io.mytrader.csv.BarGap;
import io.mytrader.csv.BarInspection;
import io.mytrader.csv.BarInspection.InspectedFile;
import io.mytrader.csv.CsvBars;
import io.mytrader.csv.Finding;
import io.mytrader.market.Instrument;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.runtime.LoadedConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mytrader inspect-bars}: ends with bad data if there are rows that a backtest refuses. */
@Command(
        name = "inspect-bars",
        description = "Shows what is understood of files of bars, and what is odd about them.")
final class InspectBarsCommand implements Callable<Integer> {
    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Mixin private final BarFileOptions bars = new BarFileOptions();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV files with bars.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "Prints one JSON document.")
    private boolean json;

    InspectBarsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Configuration configuration;
        try (LoadedConfiguration loaded =
                shared.read(Purpose.BACKTEST, context, bars.assignments())) {
            configuration = loaded.configuration();
        }
        Instrument market = configuration.lanes().getFirst().instrument().instrument();
        BarInspection inspection;
        try (ProgressBar progress = context.progress("reading bars", false)) {
            inspection =
                    CsvBars.inspect(
                            files,
                            bars.reading(configuration, market, context.interruption(), progress));
        }
        if (json) {
            printJson(inspection);
        } else {
            context.out().print(inspection.text());
        }
        boolean good = inspection.files().stream().allMatch(file -> file.badRows() == 0);
        return (good ? ExitCode.OK : ExitCode.BAD_DATA).code();
    }

    private void printJson(BarInspection inspection) {
        TextOutput text = new TextOutput(context.out());
        JsonOutput out = JsonOutput.indented(text);
        out.beginObject();
        out.name("files").beginArray();
        inspection.files().forEach(file -> write(file, out));
        out.endArray();
        out.name("interval_seconds").value(inspection.interval().toMillis() / 1000.0);
        out.name("bars").value(inspection.loaded().bars().size());
        out.name("first").time(inspection.first().openMillis());
        out.name("last").time(inspection.last().openMillis());
        out.name("filler_bars").value(inspection.loaded().fillerBars());
        out.name("gaps").value(inspection.loaded().gapCount());
        out.name("missing_bars").value(inspection.loaded().missingBars());
        out.name("first_gaps").beginArray();
        for (BarGap gap : inspection.loaded().gaps()) {
            out.beginObject();
            out.name("from").time(gap.fromMillis());
            out.name("to").time(gap.toMillis());
            out.name("missing_bars").value(gap.missingBars());
            out.endObject();
        }
        out.endArray();
        write("bad_rows", inspection.loaded().skipped(), out);
        write("warnings", inspection.loaded().warnings(), out);
        out.name("data_hash").value(inspection.loaded().dataHash());
        out.endObject().endLine();
        text.flush();
    }

    private static void write(InspectedFile file, JsonOutput out) {
        out.beginObject();
        out.name("name").value(file.name());
        out.name("layout").value(file.layout().title());
        out.name("header").value(file.header());
        out.name("times").value(file.times());
        out.name("stamp").value(file.stamp().name().toLowerCase(Locale.ROOT));
        out.name("rows").value(file.rows());
        out.name("bad_rows").value(file.badRows());
        out.endObject();
    }

    private static void write(String name, List<Finding> findings, JsonOutput out) {
        out.name(name).beginArray();
        findings.forEach(finding -> out.value(finding.toString()));
        out.endArray();
    }
}
