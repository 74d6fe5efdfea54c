package io.mytrader.cli;

import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import io.mytrader.csv.CsvBarsWriter;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.runtime.LoadedConfiguration;
import io.mytrader.simulation.SyntheticMarket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code mytrader generate-bars}. */
@Command(
        name = "generate-bars",
        description = "Writes made-up one-minute futures bars; the same seed gives the same bars.")
final class GenerateBarsCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 10_000;

    private final CommandContext context;

    @Mixin private final SharedOptions shared = new SharedOptions();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "File to write; packed if its name ends in .gz.")
    private Path file = Path.of("");

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "10",
            description = "Trading days (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed gives the same bars; data.seed if not given.")
    private @Nullable String seed;

    @Option(
            names = "--instrument",
            paramLabel = "SYMBOL",
            description = "Instrument; that of the configuration if not given.")
    private @Nullable String instrument;

    @Option(
            names = "--start",
            paramLabel = "DATE",
            defaultValue = "2024-01-02",
            converter = Day.class,
            description = "First trading day (default: ${DEFAULT-VALUE}).")
    private LocalDate start = SyntheticMarket.FIRST_DAY;

    GenerateBarsCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw wrongUsage("--days " + days + ": expected 1 to " + MOST_DAYS);
        }
        if (start.isBefore(SyntheticMarket.FIRST_DAY)) {
            throw wrongUsage(
                    "--start " + start + ": expected " + SyntheticMarket.FIRST_DAY + " or later");
        }
        Configuration configuration;
        try (LoadedConfiguration loaded = shared.read(Purpose.BACKTEST, context, assignments())) {
            configuration = loaded.configuration();
        }
        Instrument traded = configuration.lanes().getFirst().instrument().instrument();
        SyntheticMarket market = new SyntheticMarket(traded, configuration.data().seed());
        BarSeries bars = market.days(start, days);
        write(market.description(), bars);
        context.err()
                .printf(
                        "wrote %d synthetic bars of %s, %s to %s, to %s%n",
                        bars.size(),
                        traded.symbol(),
                        Instant.ofEpochMilli(bars.first().openMillis()),
                        Instant.ofEpochMilli(bars.last().openMillis()),
                        file);
        return ExitCode.OK.code();
    }

    private void write(String description, BarSeries bars) {
        try (CsvBarsWriter writer = CsvBarsWriter.create(file, description)) {
            for (int i = 0; i < bars.size(); i++) {
                context.interruption().check();
                writer.write(bars.bar(i));
            }
            writer.finish();
        }
    }

    private List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>();
        BarFileOptions.add(assignments, "--instrument", "instrument", instrument);
        BarFileOptions.add(assignments, "--seed", "data.seed", seed);
        return assignments;
    }

    /** A day as ISO-8601 writes it. */
    static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(
                        "'" + text + "' is no day; expected one such as 2024-01-02");
            }
        }
    }

    private static CommandFailure wrongUsage(String message) {
        return new CommandFailure(ExitCode.WRONG_USAGE, message);
    }
}
