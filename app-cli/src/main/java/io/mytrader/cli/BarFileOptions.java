package io.mytrader.cli;

import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.DataSettings;
import io.mytrader.csv.CsvOptions;
import io.mytrader.market.Instrument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of verbs that read recorded bars; those that stand for a key of the configuration. */
final class BarFileOptions {
    @Option(
            names = "--instrument",
            paramLabel = "SYMBOL",
            description = "Instrument, such as ES, MES or GENERIC.")
    @Nullable String instrument;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            description = "Zone of times that name none, such as America/Chicago.")
    @Nullable String timezone;

    @Option(
            names = "--bar-stamp",
            paramLabel = "open|close",
            description = "Which end of a bar its time names, if not as usual for the layout.")
    @Nullable String barStamp;

    @Option(
            names = "--symbol",
            paramLabel = "S",
            description = "The symbol to read from a file with several.")
    @Nullable String symbol;

    /** The options as values of the configuration. */
    List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        add(assignments, "--instrument", "instrument", instrument);
        add(assignments, "--timezone", "data.timezone", timezone);
        add(assignments, "--bar-stamp", "data.bar_stamp", barStamp);
        return assignments;
    }

    /**
     * How to read the files.
     *
     * @param progress of which each step may be the last one, if the user interrupts
     */
    CsvOptions reading(
            Configuration configuration,
            Instrument market,
            Interruption interruption,
            ProgressBar progress) {
        DataSettings data = configuration.data();
        return CsvOptions.defaults()
                .withZone(data.zone())
                .withStamp(data.stamp())
                .withInterval(data.statedInterval())
                .withSymbol(symbol)
                .withInstrument(market)
                .withProgress((read, total) -> {
                    interruption.check();
                    progress.advance(read, total);
                });
    }

    static void add(
            List<Assignment> assignments, String option, String path, @Nullable String value) {
        if (value != null) {
            assignments.add(new Assignment(option, path, value));
        }
    }
}
