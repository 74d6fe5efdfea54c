package io.mytrader.benchmarks;

import io.mytrader.csv.CsvBars;
import io.mytrader.csv.CsvOptions;
import io.mytrader.csv.LoadedBars;
import io.mytrader.market.BarSeries;
import io.mytrader.market.InstrumentCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A file of a million bars in each layout; all beside our own. The smallest sample is the figure: a
 * load can only be disturbed towards slower.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BarFileBenchmark {
    private static final int BARS = 1_000_000;

    @Param public BarFileLayout layout = BarFileLayout.OURS;

    private Path file = Path.of("");
    private CsvOptions options = options();

    private static CsvOptions options() {
        return CsvOptions.defaults().withInstrument(InstrumentCatalogue.find("ES").orElseThrow());
    }

    /** A layout that loads to other bars would be measured for nothing. */
    @Setup
    public void writeFile() throws IOException {
        BarSeries bars = BenchmarkBars.generate(BARS, 7);
        file = Files.createTempFile("bars", ".csv");
        layout.write(file, bars);
        options = options();
        requireEqual(load().bars(), bars);
    }

    private void requireEqual(BarSeries loaded, BarSeries bars) {
        if (loaded.size() != bars.size()) {
            throw new IllegalStateException(layout + " loads to " + loaded.size() + " bars");
        }
        for (int i = 0; i < bars.size(); i++) {
            if (!loaded.bar(i).equals(bars.bar(i))) {
                throw new IllegalStateException(
                        layout + " loads to " + loaded.bar(i) + " instead of " + bars.bar(i));
            }
        }
    }

    @TearDown
    public void deleteFile() throws IOException {
        Files.delete(file);
    }

    @Benchmark
    public LoadedBars load() {
        return CsvBars.read(List.of(file), options);
    }
}
