package io.mytrader.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.bars.BarDataException;
import io.mytrader.market.BarSeries;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.property.Property;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a file holds, reading it ends soon with bars or with a message that a person can read.
 */
class HostileFilesTest {
    private static final int LONGEST_MESSAGE = 20_000;

    private static final String[] FRAGMENTS = {
        "\n",
        "\r",
        "\r\n",
        ",",
        ";",
        "\t",
        "\"",
        "\"\"",
        "#",
        " ",
        "-",
        "+",
        ".",
        ":",
        "/",
        "0",
        "e",
        "e999999999",
        "1e400",
        "-1e400",
        "NaN",
        "Infinity",
        "null",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999999999",
        "0.000000000000000000000000000000000000001",
        "Z",
        "T",
        "+14:00",
        "[Europe/Berlin]",
        " America/New_York",
        "2024-02-30",
        "9999-12-31T23:59:59Z",
        "0000-01-01T00:00:00Z",
        "+999999999-01-01",
        "\u0000",
        "\u001a",
        "\ufeff",
        "\u0661",
        "😀",
        "open,high,low,close",
        "timestamp,open,high,low,close,volume\n"
    };

    @TempDir private Path folder;

    private static BarSeries sampleBars() {
        BarSeries.Builder bars = BarSeries.builder(60_000);
        long start = Instant.parse("2024-03-08T21:50:00Z").toEpochMilli();
        for (int i = 0; i < 30; i++) {
            bars.add(start + i * 60_000L, 5100 + i, 5103.25 + i, 5099.5 + i, 5101.75 + i, i * 11);
        }
        return bars.build();
    }

    private static byte[] mutated(RandomGenerator random, BarSeries bars) {
        SampleLayout[] layouts = SampleLayout.values();
        SampleLayout layout = layouts[random.nextInt(layouts.length)];
        byte[] content = layout.file(bars).getBytes(StandardCharsets.UTF_8);
        int mutations = random.nextInt(6);
        for (int i = 0; i < mutations; i++) {
            content = mutate(content, random);
        }
        return content;
    }

    private static byte[] mutate(byte[] content, RandomGenerator random) {
        if (content.length == 0) {
            return fragment(random);
        }
        int at = random.nextInt(content.length);
        int length = Math.min(random.nextInt(1, 40), content.length - at);
        return switch (random.nextInt(7)) {
            case 0 -> {
                byte[] flipped = content.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 1 -> joined(content, at, fragment(random), at);
            case 2 -> joined(content, at, fragment(random), at + length);
            case 3 -> joined(content, at, new byte[0], at + length);
            case 4 -> java.util.Arrays.copyOf(content, at);
            case 5 -> {
                byte[] repeated =
                        new String(content, at, length, StandardCharsets.ISO_8859_1)
                                .repeat(random.nextInt(2, 4000))
                                .getBytes(StandardCharsets.ISO_8859_1);
                yield joined(content, at, repeated, at);
            }
            default -> {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                yield joined(content, at, noise, at + length);
            }
        };
    }

    private static byte[] fragment(RandomGenerator random) {
        return FRAGMENTS[random.nextInt(FRAGMENTS.length)].getBytes(StandardCharsets.UTF_8);
    }

    /** The content up to one place, something else, and the content from another place on. */
    private static byte[] joined(byte[] content, int head, byte[] middle, int tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(content, 0, head);
        out.writeBytes(middle);
        out.write(content, tail, content.length - tail);
        return out.toByteArray();
    }

    private static CsvOptions randomOptions(RandomGenerator random) {
        CsvOptions options = CsvOptions.defaults();
        if (random.nextBoolean()) {
            options = options.withZone(ZoneId.of("America/Chicago"));
        }
        if (random.nextBoolean()) {
            options = options.withBadRows(BadRows.SKIP);
        }
        if (random.nextBoolean()) {
            options = options.withInstrument(InstrumentCatalogue.all().get(random.nextInt(9)));
        }
        if (random.nextInt(4) == 0) {
            options = options.withStamp(BarStamp.values()[random.nextInt(2)]);
        }
        if (random.nextInt(8) == 0) {
            options = options.withInterval(Duration.ofSeconds(random.nextInt(1, 100_000)));
        }
        if (random.nextInt(8) == 0) {
            options = options.withSymbol("ESH4");
        }
        if (random.nextInt(8) == 0) {
            options = options.withRange(Instant.parse("2024-03-08T22:00:00Z"), null);
        }
        return options;
    }

    private static void assertEndsWell(Path file, CsvOptions options) {
        try {
            LoadedBars loaded = CsvBars.read(List.of(file), options);
            assertThat(loaded.bars().size()).isPositive();
            assertReadable(CsvBars.inspect(List.of(file), options).text());
        } catch (BarDataException e) {
            String message = String.valueOf(e.getMessage());
            assertThat(message).startsWith(options.from() == null ? file.toString() : "");
            assertReadable(message);
        }
    }

    private static void assertReadable(String text) {
        assertThat(text.length()).isLessThan(LONGEST_MESSAGE);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            assertThat(Character.isISOControl(character) && character != '\n')
                    .as("control character %d in %s", (int) character, text)
                    .isFalse();
        }
    }

    private void check(RandomGenerator random, BarSeries bars, Path file) throws IOException {
        byte[] content = mutated(random, bars);
        if (random.nextInt(10) == 0) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream out = new GZIPOutputStream(packed)) {
                out.write(content);
            }
            content =
                    random.nextBoolean()
                            ? packed.toByteArray()
                            : mutate(packed.toByteArray(), random);
        }
        Files.write(file, content);
        assertEndsWell(file, randomOptions(random));
    }

    @Test
    void mutatedFilesEndInBarsOrAMessage() {
        BarSeries bars = sampleBars();
        Path file = folder.resolve("hostile.csv");
        Property.holds(1000, random -> check(random, bars, file));
    }

    @Test
    @Tag("thorough")
    void mutatedFilesEndInBarsOrAMessageForTenMinutes() throws IOException {
        BarSeries bars = sampleBars();
        Path file = folder.resolve("hostile.csv");
        long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        for (long seed = 1_000_000; System.nanoTime() < end; seed++) {
            try {
                check(Property.random(seed), bars, file);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("fails with seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** Content that once went wrong or is likely to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",,,,",
                "\n\n\n",
                "\r",
                "\"",
                "\"\"\"\"\"\",,,,,",
                "#",
                ";;;;;",
                "open,high,low,close,timestamp",
                "open,high,low,close,timestamp\n,,,,",
                "2024-01-02T00:00:00Z,1,1,1,1",
                "2024-01-02T00:00:00Z,,,,",
                "1970-01-01T00:00:00Z,1,1,1,1\n1970-01-01T00:01:00Z,1,1,1,1",
                "2098-12-31T23:58:00Z,1,1,1,1\n2098-12-31T23:59:00Z,1,1,1,1",
                "1970-01-01,1,1,1,1\n2098-12-31,1,1,1,1",
                "1970-01-01T00:00:00Z,1,1,1,1\n2098-12-31T00:00:00Z,1,1,1,1",
                "1970-01-01T00:00:00.001Z,1,1,1,1\n1970-01-01T00:00:00.002Z,1,1,1,1\n"
                        + "2098-12-31T00:00:00Z,1,1,1,1",
                "2024-01-02T00:00:00-18:59,1,1,1,1\n2024-01-02T00:01:00+18:59,1,1,1,1",
                "2024-01-02T00:00:00[,1,1,1,1",
                "2024-01-02T00:00:00+00:00[,1,1,1,1",
                "01/02/2024,:,1,1,1,1",
                "01/02/2024,00:00,9.2e9,9.2e9,-9.2e9,0,1e15\n01/02/2024,00:01,0,0,0,0,0"
            })
    void casesOfTheirOwn(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("case.csv"), content);
        assertEndsWell(file, CsvOptions.defaults());
        assertEndsWell(
                file,
                CsvOptions.defaults()
                        .withInstrument(InstrumentCatalogue.find("ES").orElseThrow())
                        .withBadRows(BadRows.SKIP));
    }

    @Test
    @Timeout(60)
    void aPackedFileOfEndlessCommentsNeedsLittleMemory() throws IOException {
        Path file = folder.resolve("comments.csv.gz");
        byte[] comment = ("#" + "x".repeat(999) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 50_000; i++) {
                out.write(comment);
            }
        }
        assertThat(Files.size(file)).isLessThan(1_000_000);
        assertEndsWell(file, CsvOptions.defaults());
    }

    @Test
    @Timeout(60)
    void aMillionBadRowsAreCountedNotKept() throws IOException {
        Path file = folder.resolve("bad.csv");
        Files.writeString(
                file, "timestamp,open,high,low,close\n" + "x,1,1,1,1\n".repeat(1_000_000));
        assertEndsWell(file, CsvOptions.defaults());
    }
}
