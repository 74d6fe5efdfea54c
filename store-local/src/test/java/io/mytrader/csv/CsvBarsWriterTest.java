package io.mytrader.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.bars.BarDataException;
import io.mytrader.market.BarSeries;
import io.mytrader.property.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CsvBarsWriterTest {
    @TempDir private Path folder;

    private static final long START = Instant.parse("2024-01-02T23:59:00Z").toEpochMilli();

    private static BarSeries twoBars() {
        return BarSeries.builder(60_000)
                .add(START, 4725.25, 4726, 4725, 4725.75, 120)
                .add(START + 60_000, -0.5, 1e7, -1.000000001, 0, 0)
                .build();
    }

    @Test
    void writesOurLayout() throws IOException {
        Path file = folder.resolve("bars.csv");
        CsvBarsWriter.write(file, "made up,\nfor a test", twoBars());
        assertThat(file)
                .hasContent(
                        """
                        # made up, for a test
                        timestamp,open,high,low,close,volume
                        2024-01-02T23:59:00Z,4725.25,4726,4725,4725.75,120
                        2024-01-03T00:00:00Z,-0.5,10000000,-1.000000001,0,0
                        """);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void leavesOutAVolumeThatIsUnknown() {
        Path file = folder.resolve("bars.csv");
        CsvBarsWriter.write(
                file, "x", BarSeries.builder(500).add(500, 1, 1, 1, 1, Double.NaN).build());
        assertThat(file)
                .hasContent("# x\ntimestamp,open,high,low,close\n1970-01-01T00:00:00.500Z,1,1,1,1");
    }

    @Test
    void whatItWritesReadsBackTheSame() {
        Property.holds(
                30,
                random -> {
                    BarSeries written = randomBars(random);
                    Path file = folder.resolve(random.nextBoolean() ? "bars.csv.gz" : "bars.csv");
                    CsvBarsWriter.write(file, "random", written);
                    BarSeries read = CsvBars.read(List.of(file), CsvOptions.defaults()).bars();
                    assertThat(read.size()).isEqualTo(written.size());
                    for (int i = 0; i < read.size(); i++) {
                        assertThat(read.bar(i)).isEqualTo(written.bar(i));
                    }
                });
    }

    private static BarSeries randomBars(RandomGenerator random) {
        BarSeries.Builder bars = BarSeries.builder(60_000);
        double scale = Math.pow(10, random.nextInt(-9, 9));
        for (int i = 0; i < 2000; i++) {
            double open = (random.nextDouble() - 0.3) * scale;
            double close = Math.rint(random.nextDouble() * scale * 100) / 100;
            double high = Math.max(open, close) + random.nextInt(3) * 0.25;
            double low = Math.min(open, close) - random.nextInt(3) * 0.25;
            bars.add(START + i * 60_000L, open, high, low, close, 1 + random.nextInt(100_000));
        }
        return bars.build();
    }

    @Test
    void leavesNothingBehindUnlessFinished() throws IOException {
        Path file = folder.resolve("bars.csv");
        try (CsvBarsWriter writer = CsvBarsWriter.create(file, "x")) {
            writer.write(twoBars().first());
        }
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
    void writesThroughALinkToItsTarget() throws IOException {
        Path target = folder.resolve("target.csv");
        Files.writeString(target, "before");
        Path toNothing = folder.resolve("not-yet.csv");
        for (Path to : List.of(target, toNothing)) {
            Path link = Files.createSymbolicLink(folder.resolve("to-" + to.getFileName()), to);
            CsvBarsWriter.write(link, "x", twoBars());
            assertThat(link).isSymbolicLink();
            assertThat(to).content().startsWith("# x\n").hasLineCount(4);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeTakesTheBarsAndStaysAPipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();
        CsvBarsWriter.write(pipe, "x", twoBars());
        assertThat(reader.inputReader().readAllAsString()).startsWith("# x\n").hasLineCount(4);
        assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(pipe);
        }
    }

    @Test
    void leavesAPartialFileOfSomebodyElseAlone() throws IOException {
        Path file = folder.resolve("bars.csv");
        Path other = folder.resolve("bars.csv.partial");
        Files.writeString(other, "not ours");
        CsvBarsWriter.write(file, "x", twoBars());
        assertThat(other).hasContent("not ours");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, other);
        }
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("bars.csv"));
        assertThatThrownBy(() -> CsvBarsWriter.write(taken, "x", twoBars()))
                .isInstanceOf(BarDataException.class)
                .hasMessageContaining("it is a folder");
        assertThat(taken).isDirectory();
    }

    @Test
    void saysWhyAFileCannotBeWritten() {
        Path file = folder.resolve("missing/bars.csv");
        assertThatThrownBy(() -> CsvBarsWriter.write(file, "x", twoBars()))
                .isInstanceOf(BarDataException.class)
                .hasMessage(file + " can't be written: its folder does not exist");
    }
}
