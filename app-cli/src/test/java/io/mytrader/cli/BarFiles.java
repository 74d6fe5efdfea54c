package io.mytrader.cli;

import io.mytrader.csv.CsvBarsWriter;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.simulation.SyntheticMarket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Files of bars for tests, and a look at what a command left behind. */
final class BarFiles {
    private static final long SEED = 7;

    private BarFiles() {}

    /** Days of synthetic ES bars. */
    static Path synthetic(Path folder, int days) {
        SyntheticMarket market =
                new SyntheticMarket(InstrumentCatalogue.find("ES").orElseThrow(), SEED);
        Path file = folder.resolve("es-" + days + "-days.csv");
        CsvBarsWriter.write(
                file, market.description(), market.days(LocalDate.of(2024, 1, 2), days));
        return file;
    }

    /** Names in a folder, sorted. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString()).sorted().toList();
        }
    }
}
