package io.mytrader.cli;

import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.DataSettings;
import io.mytrader.config.DataSource;
import io.mytrader.csv.BadRows;
import io.mytrader.csv.CsvBars;
import io.mytrader.csv.CsvOptions;
import io.mytrader.csv.Finding;
import io.mytrader.csv.LoadedBars;
import io.mytrader.market.Instrument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of verbs that run a strategy over recorded bars. */
final class RecordedBarsOptions {
    private static final int WARNINGS_SHOWN = 10;

    @Mixin private final BarFileOptions layout = new BarFileOptions();

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

    /** The options as values of the configuration. */
    List<Assignment> assignments() {
        List<Assignment> assignments = layout.assignments();
        BarFileOptions.add(assignments, "--strategy", "strategy.name", strategy);
        return assignments;
    }

    /** The time range, checked before anything expensive happens. */
    TimeRange timeRange() {
        return timeRange == null ? new TimeRange(null, null) : TimeRange.parse(timeRange);
    }

    /** Whether files were named on the command line. */
    boolean isGiven() {
        return !files.isEmpty();
    }

    /** The files to read: those of the command line, else those of the configuration. */
    List<Path> files(Configuration configuration) {
        DataSettings data = configuration.data();
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

    /**
     * Reads the bars and warns of what is odd about them.
     *
     * @throws io.mytrader.bars.BarDataException if they can't be read or are wrong
     */
    LoadedBars load(
            Configuration configuration, Instrument market, CommandContext context, boolean quiet) {
        TimeRange range = timeRange();
        try (ProgressBar progress = context.progress("reading bars", quiet)) {
            CsvOptions options =
                    layout.reading(configuration, market, context.interruption(), progress)
                            .withBadRows(skipBadRows ? BadRows.SKIP : BadRows.REFUSE)
                            .withRange(range.from(), range.to());
            LoadedBars loaded = CsvBars.read(files(configuration), options);
            if (!quiet) {
                warn(loaded, context);
            }
            return loaded;
        }
    }

    private static void warn(LoadedBars loaded, CommandContext context) {
        loaded.warnings().stream()
                .limit(WARNINGS_SHOWN)
                .map(Finding::toString)
                .forEach(context::warn);
        int more = loaded.warnings().size() - WARNINGS_SHOWN;
        if (more > 0) {
            context.warn(more + " more warnings about the bars; inspect-bars shows them");
        }
        if (loaded.skippedRows() > 0) {
            context.warn(
                    loaded.skippedRows()
                            + " bad rows left out, the first: "
                            + loaded.skipped().getFirst());
        }
    }
}
