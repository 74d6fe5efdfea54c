package io.mytrader.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.bars.BarDataException;
import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvBarsTest {
    private static final Instrument ES = InstrumentCatalogue.find("ES").orElseThrow();
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final String OURS =
            """
            timestamp,open,high,low,close,volume
            2024-01-02T14:30:00Z,4725.25,4726.00,4725.00,4725.75,120
            2024-01-02T14:31:00Z,4725.75,4727.25,4725.50,4727.00,80
            2024-01-02T14:32:00Z,4727.00,4727.00,4727.00,4727.00,0
            """;

    @TempDir private Path folder;

    private Path file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static LoadedBars read(Path file, CsvOptions options) {
        return CsvBars.read(List.of(file), options);
    }

    private static LoadedBars read(Path file) {
        return read(file, CsvOptions.defaults());
    }

    private static List<Bar> bars(BarSeries series) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            bars.add(series.bar(i));
        }
        return bars;
    }

    private static Bar minute(String open, double o, double h, double l, double c, double v) {
        long at = Instant.parse(open).toEpochMilli();
        return new Bar(at, at + 60_000, o, h, l, c, v);
    }

    private static final List<Bar> EXPECTED =
            List.of(
                    minute("2024-01-02T14:30:00Z", 4725.25, 4726, 4725, 4725.75, 120),
                    minute("2024-01-02T14:31:00Z", 4725.75, 4727.25, 4725.5, 4727, 80),
                    minute("2024-01-02T14:32:00Z", 4727, 4727, 4727, 4727, 0));

    private void assertRefused(Path file, CsvOptions options, String message) {
        assertThatThrownBy(() -> read(file, options))
                .isInstanceOf(BarDataException.class)
                .hasMessage(message.replace("FILE", file.toString()));
    }

    private void assertRefused(String content, String message) {
        assertRefused(file("bars.csv", content), CsvOptions.defaults(), message);
    }

    /** Refused because of the one row, put between two good ones. */
    private void assertBadRow(String row, String complaint) {
        assertRefused(
                "timestamp,open,high,low,close,volume\n"
                        + "2024-01-02T14:30:00Z,1,2,1,2,5\n"
                        + row
                        + "\n2024-01-02T14:32:00Z,1,2,1,2,5\n"
                        + "2024-01-02T14:33:00Z,1,2,1,2,5\n"
                        + "2024-01-02T14:34:00Z,1,2,1,2,5\n",
                "FILE: 1 bad row of 5\n  line 3"
                        + complaint
                        + "\nCorrect them, or leave them out with --skip-bad-rows.");
    }

    /** The last bar is the filler, and counted. */
    @Test
    void readsOurLayoutWithTheFillerOfAnOutageR59() {
        LoadedBars loaded = read(file("ours.csv", OURS));
        assertThat(bars(loaded.bars())).isEqualTo(EXPECTED);
        assertThat(loaded.layout()).isEqualTo(CsvLayout.OURS);
        assertThat(loaded.stamp()).isEqualTo(BarStamp.OPEN);
        assertThat(loaded.zone()).isNull();
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.gapCount()).isZero();
        assertThat(loaded.fillerBars()).isEqualTo(1);
        assertThat(loaded.skippedRows()).isZero();
        assertThat(loaded.dataHash())
                .isEqualTo("17d285e172cb3e3318e873f197c03595dd98924a33cfedbb6f59ef6bf08f0dbf");
    }

    @Test
    void acceptsAnyLineEndByteOrderMarkCommentsQuotesAndGzip() {
        for (String content :
                new String[] {
                    OURS.replace("\n", "\r\n"),
                    OURS.replace("\n", "\r"),
                    "\ufeff" + OURS,
                    OURS.stripTrailing(),
                    "# synthetic\n\n" + OURS + "\n# end\n\n",
                    OURS.replace(',', ';'),
                    OURS.replace(',', '\t'),
                    OURS.replaceAll("([^,\n]+)", "\"$1\""),
                    OURS.replace(",", " , "),
                    OURS.replaceAll("\n", ",\n").replaceFirst(",\n", "\n"),
                    OURS.replaceFirst("timestamp.*\n", ""),
                    OURS.replace("timestamp,open,high", "TimeStamp,OPEN,High"),
                    OURS.replace("timestamp", "datetime")
                }) {
            assertThat(bars(read(file("variant.csv", content)).bars()))
                    .as(content)
                    .isEqualTo(EXPECTED);
        }
        assertThat(bars(read(gzip("ours.csv.gz", OURS)).bars())).isEqualTo(EXPECTED);
    }

    private Path gzip(String name, String content) {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    @Test
    void readsAFileWithoutVolume() {
        String without = OURS.replace(",volume", "").replaceAll("(?m)^(2.*),[^,]*$", "$1");
        BarSeries series = read(file("ours.csv", without)).bars();
        assertThat(series.volume(0)).isNaN();
        assertThat(series.close(1)).isEqualTo(4727);
    }

    @Test
    void takesAVolumeOfZeroThroughoutAsUnknown() {
        LoadedBars loaded = read(file("ours.csv", OURS.replaceAll("(?m)^(2.*),[^,]*$", "$1,0")));
        assertThat(loaded.bars().volume(0)).isNaN();
        assertThat(loaded.fillerBars()).isZero();
        assertThat(loaded.warnings())
                .extracting(Finding::reason)
                .containsExactly("the volume is zero throughout; taken as unknown");
    }

    @Test
    void hashesTheContentWhetherPackedOrNot() {
        assertThat(read(gzip("a.csv.gz", OURS)).dataHash())
                .isEqualTo(read(file("b.csv", OURS)).dataHash());
    }

    @Test
    void namesFilesThatCannotBeRead() throws IOException {
        CsvOptions options = CsvOptions.defaults();
        assertRefused(folder, options, "FILE is a directory; name the files in it");
        Path missing = folder.resolve("missing.csv");
        assertRefused(missing, options, "FILE does not exist");
        assertRefused(file("empty.csv", ""), options, "FILE is empty");
        assertRefused(file("comment.csv", "# a\n\n"), options, "FILE has comments but no bars");
        assertRefused(
                file("header.csv", "timestamp,open,high,low,close\n"),
                options,
                "FILE has a header but no bars");
        assertRefused(
                file("binary.csv", new byte[] {'a', ',', 0, 1}),
                options,
                "FILE is a binary file (byte 2 is 0x0); bars are read from CSV text, gzip or not");
        assertRefused(
                file("bars.zip", "PK\u0003\u0004...."),
                options,
                "FILE is a zip archive; unpack it first");
        byte[] cut = Files.readAllBytes(gzip("cut.gz", OURS));
        assertRefused(
                file("cut.gz", java.util.Arrays.copyOf(cut, cut.length - 10)),
                options,
                "FILE is damaged or cut off: gzip says Unexpected end of ZLIB input stream");
    }

    @Test
    void namesWhatIsMissingInAHeaderOrFirstLine() {
        assertRefused(
                "timestamp,open,high,low,last\n",
                "FILE, line 1: no column named close among: timestamp, open, high, low, last");
        assertRefused(
                "when,open,high,low,close\n",
                "FILE, line 1: no column named timestamp (or time, date, datetime, ts_event) among:"
                        + " when, open, high, low, close");
        assertRefused(
                "timestamp,open,high,low,close,close\n",
                "FILE, line 1: two columns are named close; rename the one that is not meant");
        assertRefused(
                "# c\nZeit,Auf,Hoch,Tief,Zu\n",
                "FILE, line 2: neither a header with the columns timestamp, open, high, low, close"
                        + " nor a bar: 'Zeit,Auf,Hoch,Tief,Zu'");
        assertRefused(
                "timestamp|open|high|low|close|volume\n",
                "FILE, line 1: fewer than five columns divided by comma, semicolon or tab:"
                        + " 'timestamp|open|high|low|close|volume'; convert the '|' between them");
    }

    @Test
    void namesEachBadRowUnsortedOnesAmongThemR58() {
        assertBadRow("2024-01-02T14:31:00Z,1,2,x,2,5", ", column low 'x': not a number");
        assertBadRow("2024-01-02T14:31:00Z,1,2,,2,5", ", column low: empty");
        assertBadRow(
                "2024-01-02T14:31:00Z,1,2,1,NaN,5", ", column close 'NaN': not a finite number");
        assertBadRow(
                "2024-01-02T14:31:00Z,1,inf,1,2,5", ", column high 'inf': not a finite number");
        assertBadRow(
                "2024-01-02T14:31:00Z,1,1e99,1,2,5",
                ", column high '1e99': beyond the largest amount");
        assertBadRow(
                "2024-01-02T14:31:00Z,1,1e999,1,2,5",
                ", column high '1e999': beyond the largest amount");
        assertBadRow("2024-01-02T14:31:00Z,1,1,2,1,5", ", column high '1': high below low 2");
        assertBadRow(
                "2024-01-02T14:31:00Z,3,2,1,2,5", ", column open '3': open outside low to high");
        assertBadRow(
                "2024-01-02T14:31:00Z,1,2,1,0.5,5",
                ", column close '0.5': close outside low to high");
        assertBadRow("2024-01-02T14:31:00Z,1,2,1,2,-5", ", column volume '-5': negative volume");
        assertBadRow(
                "2024-01-02T14:31:00Z,1,2,1,2",
                " '2024-01-02T14:31:00Z,1,2,1,2': 5 columns where at least 6 are needed");
        assertBadRow(
                "2024-01-02T14:31:00Z,1,2,1,2,5,6",
                " '2024-01-02T14:31:00Z,1,2,1,2,5,6': 7 columns where 6 are expected");
        assertBadRow(
                "2024-01-02T14:30:00Z,1,2,1,2,5",
                ", column timestamp '2024-01-02T14:30:00Z': the same time as the row before");
        assertBadRow(
                "2024-01-02T14:29:00Z,1,2,1,2,5",
                ", column timestamp '2024-01-02T14:29:00Z': earlier than the row before");
        assertBadRow(
                "2024-01-02T14:31:30Z,1,2,1,2,5",
                " '2024-01-02T14:31:30Z': off the interval of 1 minute that the file's bars have");
        assertBadRow(
                "2024-13-02T14:31:00Z,1,2,1,2,5",
                ", column timestamp '2024-13-02T14:31:00Z': no such date");
        assertBadRow(
                "2024-01-02,1,2,1,2,5",
                ", column timestamp '2024-01-02': a date alone in a file of times");
        assertBadRow(
                "1950-01-02T14:31:00Z,1,2,1,2,5",
                ", column timestamp '1950-01-02T14:31:00Z': before 1970 or after 2098");
        assertBadRow(
                "timestamp,open,high,low,close,volume",
                ", column timestamp 'timestamp': not a time");
    }

    @Test
    void numbersTheColumnsOfAFileWithoutHeader() {
        assertRefused(
                """
                2024-01-02T14:30:00Z;1;2;1;2;5
                2024-01-02T14:31:00Z;1;2,5;1;2;5
                """,
                """
                FILE: 1 bad row of 2
                  line 2, column 3 '2,5': not a number; the decimal mark must be a point
                Correct them, or leave them out with --skip-bad-rows.\
                """);
    }

    @Test
    void listsTheFirstTwentyBadRowsAndCountsTheRest() {
        StringBuilder content = new StringBuilder(OURS);
        for (int i = 0; i < 1234; i++) {
            content.append("rubbish,1,1,1,1,1\n");
        }
        assertThatThrownBy(() -> read(file("bars.csv", content.toString())))
                .message()
                .contains(": 1,234 bad rows of 1,237\n  line 5, column timestamp 'rubbish'")
                .contains("\n  line 24,")
                .doesNotContain("line 25,")
                .contains("\n  and 1,214 more\n");
    }

    @Test
    void recognisesAFileWithItsNewestBarFirst() {
        assertThatThrownBy(() ->
                        read(
                                file(
                                        "bars.csv",
                                        """
                                        2024-01-02T14:32:00Z,1,2,1,2,5
                                        2024-01-02T14:31:00Z,1,2,1,2,5
                                        2024-01-02T14:30:00Z,1,2,1,2,5
                                        """)))
                .message()
                .endsWith("\nThe file has its newest bar first; sort it by time, oldest first.");
    }

    @Test
    void skipsAndCountsBadRowsWhenAsked() {
        String content = OURS.replace("4727.25", "high") + "2024-01-02T14:33:30Z,1,1,1,1,1\n";
        LoadedBars loaded =
                read(
                        file("bars.csv", content),
                        CsvOptions.defaults()
                                .withInterval(Duration.ofMinutes(1))
                                .withBadRows(BadRows.SKIP));
        assertThat(bars(loaded.bars())).containsExactly(EXPECTED.get(0), EXPECTED.get(2));
        assertThat(loaded.skippedRows()).isEqualTo(2);
        assertThat(loaded.skipped()).extracting(Finding::line).containsExactly(3L, 5L);
        assertThat(loaded.gaps())
                .containsExactly(
                        new BarGap(EXPECTED.get(1).openMillis(), EXPECTED.get(2).openMillis(), 1));
    }

    /** A zone is never guessed. */
    @Test
    void asksForTheZoneOfTimesWithoutOneR58() {
        Path naive = file("bars.csv", OURS.replace("Z,", ","));
        assertRefused(
                naive,
                CsvOptions.defaults(),
                "FILE, line 2: the time '2024-01-02T14:30:00' names no time zone; say which it is"
                        + " with --timezone, such as --timezone America/Chicago");
        LoadedBars loaded = read(naive, CsvOptions.defaults().withZone(NEW_YORK));
        assertThat(loaded.bars().first().openTime())
                .isEqualTo(Instant.parse("2024-01-02T19:30:00Z"));
        assertThat(loaded.zone()).isEqualTo(NEW_YORK);
    }

    @Test
    void followsTheClocksOfTheZone() {
        String autumn =
                """
                timestamp,open,high,low,close
                2024-11-03 00:30:00,1,1,1,1
                2024-11-03 01:00:00,1,1,1,1
                2024-11-03 01:30:00,1,1,1,1
                2024-11-03 01:00:00,1,1,1,1
                2024-11-03 01:30:00,1,1,1,1
                2024-11-03 02:00:00,1,1,1,1
                """;
        LoadedBars loaded =
                read(file("autumn.csv", autumn), CsvOptions.defaults().withZone(NEW_YORK));
        assertThat(loaded.bars().size()).isEqualTo(6);
        assertThat(loaded.gapCount()).isZero();
        assertRefused(
                file("spring.csv", "2024-03-10 01:59,1,1,1,1\n2024-03-10 02:00,1,1,1,1\n"),
                CsvOptions.defaults().withZone(NEW_YORK),
                """
                FILE: 1 bad row of 2
                  line 2, column 1 '2024-03-10 02:00': no such time in America/New_York, whose\
                 clocks skipped it; is the time zone right?
                Correct them, or leave them out with --skip-bad-rows.\
                """);
    }

    @Test
    void shiftsCloseStampsToTheOpenR58() {
        LoadedBars loaded =
                read(
                        file("ours.csv", OURS.replace("T14:3", "T14:4")),
                        CsvOptions.defaults().withStamp(BarStamp.CLOSE));
        assertThat(loaded.bars().first().openTime())
                .isEqualTo(Instant.parse("2024-01-02T14:39:00Z"));
        assertThat(loaded.stamp()).isEqualTo(BarStamp.CLOSE);
    }

    @Test
    void keepsTheBarsOfTheRange() {
        Path file = file("ours.csv", OURS);
        Instant second = Instant.parse("2024-01-02T14:31:00Z");
        Instant third = Instant.parse("2024-01-02T14:32:00Z");
        assertThat(bars(read(file, CsvOptions.defaults().withRange(second, third)).bars()))
                .containsExactly(EXPECTED.get(1));
        assertRefused(
                file,
                CsvOptions.defaults().withRange(third.plusSeconds(60), null),
                "no bar from 2024-01-02T14:33:00Z: the data runs from 2024-01-02T14:30:00Z to"
                        + " 2024-01-02T14:32:00Z; change --timerange");
    }

    @Test
    void refusesASingleBar() {
        assertRefused(
                "2024-01-02T14:32:00Z,1,2,1,2,5\n",
                "FILE has a single bar; at least two are needed to see the interval");
    }

    @Test
    void joinsFilesInTheOrderOfTheirTimes() {
        Path late = file("a.csv", OURS.replace("T14:3", "T14:4"));
        Path early = file("b.csv", OURS);
        LoadedBars loaded = CsvBars.read(List.of(late, early), CsvOptions.defaults());
        assertThat(loaded.bars().size()).isEqualTo(6);
        assertThat(bars(loaded.bars().slice(0, 3))).isEqualTo(EXPECTED);
        assertThat(loaded.gaps())
                .extracting(BarGap::toString)
                .containsExactly(
                        "7 bars missing from 2024-01-02T14:33:00Z to 2024-01-02T14:40:00Z");
        assertThat(loaded.dataHash())
                .isEqualTo(CsvBars.read(List.of(early, late), CsvOptions.defaults()).dataHash());
    }

    @Test
    void refusesFilesThatOverlapOrDiffer() {
        Path one = file("one.csv", OURS);
        Path same = file("two.csv", OURS);
        assertThatThrownBy(() -> CsvBars.read(List.of(one, same), CsvOptions.defaults()))
                .hasMessage(
                        "%s begins at 2024-01-02T14:30:00Z but %s runs to 2024-01-02T14:32:00Z:"
                                + " they overlap; cut one of them",
                        same, one);
        Path hours = file("h.csv", "2024-01-03T00:00:00Z,1,1,1,1\n2024-01-03T01:00:00Z,1,1,1,1\n");
        assertThatThrownBy(() -> CsvBars.read(List.of(one, hours), CsvOptions.defaults()))
                .hasMessage("%s has bars of 1 hour but %s of 1 minute", hours, one);
    }

    @Test
    void comparesWithTheInstrumentsTickAndHours() {
        LoadedBars loaded =
                read(
                        file(
                                "bars.csv",
                                """
                                timestamp,open,high,low,close,volume
                                2024-01-02T21:58:00Z,4725.25,4726.00,4725.00,4725.75,120
                                2024-01-02T21:59:00Z,4725.75,4727.30,4725.50,4727.00,80
                                2024-01-02T22:00:00Z,4727.00,4727.00,4727.00,4727.00,1
                                2024-01-02T23:00:00Z,4727.00,4727.00,4727.00,4727.00,1
                                2024-01-02T23:02:00Z,4727.00,5227.00,4727.00,4727.00,1
                                """),
                        CsvOptions.defaults().withInstrument(ES));
        assertThat(loaded.warnings())
                .extracting(Finding::reason)
                .containsExactly(
                        "1 bar while the market is closed (is the time zone right?), first at"
                                + " 2024-01-02T22:00:00Z",
                        "1 bar with prices off the tick of 0.25 that ES has, first at"
                                + " 2024-01-02T21:59:00Z",
                        "1 bar with a jump of more than 10 %, first at 2024-01-02T23:02:00Z");
        assertThat(loaded.gaps())
                .extracting(BarGap::toString)
                .containsExactly("1 bar missing from 2024-01-02T23:01:00Z to 2024-01-02T23:02:00Z");
    }

    @Test
    void reportsHowFarItHasRead() {
        List<Long> heard = new ArrayList<>();
        Path file = file("ours.csv", OURS);
        read(
                file,
                CsvOptions.defaults()
                        .withProgress((read, total) -> {
                            heard.add(read);
                            assertThat(total).isEqualTo(OURS.length());
                        }));
        assertThat(heard.getLast()).isEqualTo(OURS.length());
    }

    @Test
    void refusesALineWithoutEnd() {
        assertRefused(
                OURS + "x".repeat(70_000) + "\n",
                "FILE, line 5: longer than 65536 bytes; this is no table of bars");
        assertRefused(
                "x".repeat(700_000),
                "FILE, line 1: longer than 65536 bytes; this is no table of bars");
    }

    @Test
    void loadsTheExampleWithoutAWarning() {
        LoadedBars loaded =
                read(
                        Path.of("../examples/bars/synthetic-es-10-days.csv"),
                        CsvOptions.defaults().withInstrument(ES));
        assertThat(loaded.bars().size()).isEqualTo(13_560);
        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.gapCount()).isZero();
    }
}
