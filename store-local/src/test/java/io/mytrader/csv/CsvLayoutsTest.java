package io.mytrader.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.bars.BarDataException;
import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The same bars, in every layout and variant, load to the same series. */
class CsvLayoutsTest {
    private static final Instrument ES = InstrumentCatalogue.find("ES").orElseThrow();
    private static final Instrument GENERIC = InstrumentCatalogue.find("GENERIC").orElseThrow();
    private static final String NO_TRADE =
            "no trade of ES is possible on bars of a day or more, since orders fill on a later bar of"
                    + " the same day; take shorter bars or the instrument GENERIC";
    private static final long MINUTE = 60_000;

    @TempDir private Path folder;

    /** Around the clock change of March 2024, with a hole in the Sunday session. */
    private static BarSeries springBars() {
        return bars(
                Instant.parse("2024-03-08T20:00:00Z"),
                Instant.parse("2024-03-08T22:00:00Z"),
                Instant.parse("2024-03-10T22:00:00Z"),
                Instant.parse("2024-03-10T22:30:00Z"),
                Instant.parse("2024-03-10T22:33:00Z"),
                Instant.parse("2024-03-10T23:00:00Z"));
    }

    /** Every minute of the night on which clocks in America go back. */
    private static BarSeries autumnNight() {
        return bars(Instant.parse("2024-11-03T04:00:00Z"), Instant.parse("2024-11-03T08:00:00Z"));
    }

    /** Every minute of the night on which they skip an hour. */
    private static BarSeries springNight() {
        return bars(Instant.parse("2024-03-10T06:00:00Z"), Instant.parse("2024-03-10T10:00:00Z"));
    }

    private static BarSeries bars(Instant... stretches) {
        BarSeries.Builder bars = BarSeries.builder(MINUTE);
        for (int i = 0; i < stretches.length; i += 2) {
            for (long at = stretches[i].toEpochMilli();
                    at < stretches[i + 1].toEpochMilli();
                    at += MINUTE) {
                int step = (int) (at / MINUTE % 97);
                double open = 5100 + step * 0.25;
                double close = 5112 - step % 13 * 0.75;
                double high = Math.max(open, close) + step % 3 * 0.25;
                double low = Math.min(open, close) - step % 5 * 0.25;
                bars.add(at, open, high, low, close, 1 + step * 7);
            }
        }
        return bars.build();
    }

    private static List<Bar> list(BarSeries series) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            bars.add(series.bar(i));
        }
        return bars;
    }

    private Path file(String name, byte[] content) {
        try {
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path file(String content) {
        return file("bars.csv", content.getBytes(StandardCharsets.UTF_8));
    }

    private LoadedBars load(String content, CsvOptions options) {
        return CsvBars.read(List.of(file(content)), options);
    }

    private static Map<String, String> variants(SampleLayout sample, BarSeries bars) {
        String text = sample.file(bars);
        Map<String, String> variants = new LinkedHashMap<>();
        variants.put("plain", text);
        variants.put("CRLF", text.replace("\n", "\r\n"));
        variants.put("byte order mark", "\ufeff" + text);
        variants.put("no last line end", text.stripTrailing());
        variants.put("comments and blank lines", "# export\n\n" + text.replaceFirst("\n", "\n#\n"));
        variants.put("quoted", text.replaceAll("([^,;\n]+)", "\"$1\""));
        variants.put("comma", text.replace(';', ','));
        variants.put("semicolon", text.replace(',', ';'));
        variants.put("tab", text.replace(',', '\t').replace(';', '\t'));
        variants.put(
                "upper-case header",
                sample.header.toUpperCase(java.util.Locale.ROOT)
                        + text.substring(sample.header.length()));
        if (!sample.header.isEmpty() && !sample.needsHeader()) {
            variants.put("no header", text.substring(text.indexOf('\n') + 1));
        }
        return variants;
    }

    @ParameterizedTest
    @EnumSource
    void everyVariantOfEveryLayoutLoadsTheSameBars(SampleLayout sample) {
        BarSeries expected = springBars();
        CsvOptions options = CsvOptions.defaults().withInstrument(ES);
        variants(sample, expected)
                .forEach((variant, text) -> {
                    LoadedBars loaded = load(text, options);
                    assertThat(list(loaded.bars())).as(variant).isEqualTo(list(expected));
                    if (!variant.equals("no header")) {
                        assertThat(loaded.layout()).as(variant).isEqualTo(sample.layout);
                    }
                    assertThat(loaded.warnings()).as(variant).isEmpty();
                    assertThat(loaded.gaps())
                            .as(variant)
                            .extracting(BarGap::toString)
                            .containsExactly(
                                    "3 bars missing from 2024-03-10T22:30:00Z to"
                                            + " 2024-03-10T22:33:00Z");
                });
    }

    @ParameterizedTest
    @EnumSource
    void everyLayoutLoadsPackedWithGzip(SampleLayout sample) throws IOException {
        BarSeries expected = springBars();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(sample.file(expected).getBytes(StandardCharsets.UTF_8));
        }
        Path file = file("packed", packed.toByteArray());
        assertThat(list(CsvBars.read(List.of(file), CsvOptions.defaults()).bars()))
                .isEqualTo(list(expected));
    }

    @ParameterizedTest
    @EnumSource
    void everyLayoutSurvivesTheClocksGoingBackAndForth(SampleLayout sample) {
        for (BarSeries night : List.of(autumnNight(), springNight())) {
            LoadedBars loaded = load(sample.file(night), CsvOptions.defaults());
            assertThat(list(loaded.bars())).isEqualTo(list(night));
            assertThat(loaded.gapCount()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyLayoutLoadsWithItsTimesAtTheOtherEndOfTheBar(SampleLayout sample) {
        BarSeries bars = springBars();
        boolean closeByNature = sample.layout.stamp() == BarStamp.CLOSE;
        BarStamp other = closeByNature ? BarStamp.OPEN : BarStamp.CLOSE;
        long shift = closeByNature ? MINUTE : -MINUTE;
        LoadedBars loaded = load(sample.file(bars), CsvOptions.defaults().withStamp(other));
        assertThat(loaded.stamp()).isEqualTo(other);
        assertThat(loaded.bars().size()).isEqualTo(bars.size());
        for (int i = 0; i < bars.size(); i++) {
            assertThat(loaded.bars().openMillis(i)).isEqualTo(bars.openMillis(i) + shift);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'date,time,open,high,low,close,volume', 'yyyy-MM-dd,HH:mm:ss'",
        "'<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOLUME>', 'yyyy/MM/dd,HHmmss'",
        "'Date,Time,Open,High,Low,Close,Volume', 'MM/dd/yyyy,HHmm'",
        "'timestamp,open,high,low,close,volume', 'yyyy-MM-dd''T''HH:mm'",
        "'datetime,open,high,low,close,volume', 'yyyy-MM-dd HH:mm:ss.SSS'",
        "'time,open,high,low,close,volume', 'yyyyMMdd HH:mm:ss'",
        "'date,open,high,low,close,volume', 'yyyyMMdd  HH:mm:ss'",
        "'date,open,high,low,close,volume', 'M/d/yyyy H:mm'"
    })
    void timesWithoutZoneAreReadInTheGivenOne(String header, String pattern) {
        ZoneId zone = ZoneId.of("Europe/Berlin");
        BarSeries expected = springBars();
        var formatter =
                java.time.format.DateTimeFormatter.ofPattern(pattern, java.util.Locale.ROOT);
        StringBuilder text = new StringBuilder(header).append('\n');
        for (Bar bar : list(expected)) {
            text.append(formatter.format(bar.openTime().atZone(zone)))
                    .append(SampleLayout.OURS.row(bar).substring(20))
                    .append('\n');
        }
        CsvOptions options = CsvOptions.defaults().withZone(zone);
        assertThat(list(load(text.toString(), options).bars())).isEqualTo(list(expected));
        assertThatThrownBy(() -> load(text.toString(), CsvOptions.defaults()))
                .isInstanceOf(BarDataException.class)
                .message()
                .contains("line 2: the time '")
                .contains("' names no time zone; say which it is with --timezone");
    }

    @Test
    void theGivenZoneReplacesTheOneTheLayoutImplies() {
        ZoneId chicago = ZoneId.of("America/Chicago");
        LoadedBars loaded =
                load(
                        SampleLayout.KIBOT.file(springBars()),
                        CsvOptions.defaults().withZone(chicago));
        assertThat(loaded.bars().first().openTime())
                .isEqualTo(Instant.parse("2024-03-08T21:00:00Z"));
        assertThat(loaded.zone()).isEqualTo(chicago);
    }

    @Test
    void datesAreDaysOfTheExchange() {
        String yahoo =
                """
                Date,Open,High,Low,Close,Adj Close,Volume
                2024-03-07,5110.25,5170.00,5105.50,5163.25,5100.00,1500000
                2024-03-08,5163.50,5197.25,5120.75,5130.00,5060.00,1600000
                2024-03-11,5128.00,5133.75,5091.25,5124.50,5055.00,1400000
                2024-03-13,5180.00,5185.00,5165.25,5170.00,5100.00,1300000
                """;
        for (String text :
                new String[] {
                    yahoo,
                    yahoo.substring(yahoo.indexOf('\n') + 1),
                    yahoo.replace("2024-03-", "202403").replace(',', ';'),
                    yahoo.replaceAll("2024-03-(..)", "03/$1/2024")
                }) {
            LoadedBars loaded = load(text, CsvOptions.defaults().withInstrument(ES));
            assertThat(loaded.layout()).isEqualTo(CsvLayout.YAHOO);
            assertThat(loaded.bars().intervalMillis()).isEqualTo(86_400_000);
            assertThat(loaded.bars().first())
                    .isEqualTo(
                            new Bar(
                                    ES.calendar().dayStartMillis(LocalDate.of(2024, 3, 7)),
                                    ES.calendar().dayStartMillis(LocalDate.of(2024, 3, 8)),
                                    5110.25,
                                    5170,
                                    5105.5,
                                    5163.25,
                                    1500000));
            assertThat(loaded.bars().openMillis(2))
                    .isEqualTo(Instant.parse("2024-03-10T22:00:00Z").toEpochMilli());
            assertThat(loaded.warnings()).extracting(Finding::reason).containsExactly(NO_TRADE);
            assertThat(loaded.gaps()).extracting(BarGap::missingBars).containsExactly(1L);
        }
        assertThat(load(yahoo, CsvOptions.defaults()).bars().first().openTime())
                .isEqualTo(Instant.parse("2024-03-07T00:00:00Z"));
    }

    @Test
    void namesDaysOnWhichTheMarketDoesNotTrade() {
        LoadedBars loaded =
                load(
                        "2024-03-08,1,1,1,1,5\n2024-03-09,1,1,1,1,5\n2024-03-11,1,1,1,1,5\n",
                        CsvOptions.defaults().withInstrument(ES));
        assertThat(loaded.warnings())
                .extracting(Finding::reason)
                .containsExactly(
                        NO_TRADE, "1 bar on days without trading, first at 2024-03-08T23:00:00Z");
    }

    @Test
    void saysWhatDaysOfAMarketThatClosesAreNotFor() {
        String days =
                """
                2024-03-08,1,1,1,1,5
                2024-03-11,1,1,1,1,5
                2024-03-12,1,1,1,1,5
                """;
        String hours =
                """
                2024-03-08T15:00:00Z,1,1,1,1,5
                2024-03-08T16:00:00Z,1,1,1,1,5
                2024-03-08T17:00:00Z,1,1,1,1,5
                """;
        assertThat(load(hours, CsvOptions.defaults().withInstrument(ES)).warnings()).isEmpty();
        assertThat(load(days, CsvOptions.defaults()).warnings()).isEmpty();
        assertThat(load(days, CsvOptions.defaults().withInstrument(GENERIC)).warnings()).isEmpty();
        assertThat(load(days, CsvOptions.defaults().withInstrument(ES)).warnings())
                .extracting(Finding::reason)
                .containsExactly(NO_TRADE);
    }

    @Test
    void weeklyAndFourHourBarsKeepTheirGrid() {
        LoadedBars weekly =
                load(
                        """
                        2024-03-04,1,1,1,1
                        2024-03-11,1,1,1,1
                        2024-03-18,1,1,1,1
                        2024-04-01,1,1,1,1
                        """,
                        CsvOptions.defaults().withInstrument(ES));
        assertThat(weekly.bars().intervalMillis()).isEqualTo(7 * 86_400_000L);
        assertThat(weekly.missingBars()).isEqualTo(1);
        // Sessions begin anew at 17:00 in Chicago, an hour earlier in UTC from March 10 on.
        LoadedBars fourHours =
                load(
                        """
                        timestamp,open,high,low,close
                        2024-03-08T07:00:00Z,1,1,1,1
                        2024-03-08T11:00:00Z,1,1,1,1
                        2024-03-08T15:00:00Z,1,1,1,1
                        2024-03-08T19:00:00Z,1,1,1,1
                        2024-03-10T22:00:00Z,1,1,1,1
                        2024-03-11T02:00:00Z,1,1,1,1
                        """,
                        CsvOptions.defaults().withInstrument(ES));
        assertThat(fourHours.gapCount()).isZero();
        assertThat(fourHours.warnings()).isEmpty();
    }

    @Test
    void aFileWithSeveralSymbolsNeedsAChoice() {
        BarSeries bars = springBars();
        StringBuilder text = new StringBuilder(SampleLayout.DATABENTO_RAW.header).append('\n');
        for (Bar bar : list(bars)) {
            String row = SampleLayout.DATABENTO_RAW.row(bar);
            text.append(row).append('\n').append(row.replace("ESH4", "ESM4")).append('\n');
        }
        String content = text.toString();
        assertThat(list(load(content, CsvOptions.defaults().withSymbol("ESM4")).bars()))
                .isEqualTo(list(bars));
        Path file = folder.resolve("bars.csv");
        assertThatThrownBy(() -> load(content, CsvOptions.defaults()))
                .hasMessage(
                        file
                                + " holds several symbols (ESH4, ESM4); choose one with"
                                + " --symbol");
        assertThatThrownBy(() -> load(content, CsvOptions.defaults().withSymbol("NQH4")))
                .hasMessage(file + " has no bar of NQH4; it holds ESH4, ESM4");
        assertThatThrownBy(() ->
                        load(
                                SampleLayout.OURS.file(bars),
                                CsvOptions.defaults().withSymbol("ESM4")))
                .hasMessage(file + " has no column of symbols; leave --symbol out");
    }

    @Test
    void databentosMissingPriceIsABadRow() {
        String content =
                SampleLayout.DATABENTO_RAW
                        .file(springBars())
                        .replaceFirst("5602,\\d+", "5602,9223372036854775807");
        assertThatThrownBy(() -> load(content, CsvOptions.defaults()))
                .message()
                .contains("line 2, column open '9223372036854775807': beyond the largest amount");
    }

    @Test
    void interactiveBrokersMinusOneIsNoVolume() {
        LoadedBars loaded =
                load(
                        """
                        date,open,high,low,close,volume,average,barCount
                        2024-03-08 14:00:00-06:00,1,2,1,2,-1.0,-1.0,-1
                        2024-03-08 14:01:00-06:00,1,2,1,2,-1.0,-1.0,-1
                        """,
                        CsvOptions.defaults());
        assertThat(loaded.bars().first().hasVolume()).isFalse();
        assertThat(loaded.fillerBars()).isZero();
    }

    @Test
    void leavesTheNightOutWhenTheFileDoes() {
        BarSeries bars =
                bars(
                        Instant.parse("2024-01-03T14:30:00Z"),
                        Instant.parse("2024-01-03T21:00:00Z"),
                        Instant.parse("2024-01-04T14:30:00Z"),
                        Instant.parse("2024-01-04T20:59:00Z"),
                        Instant.parse("2024-01-05T14:31:00Z"),
                        Instant.parse("2024-01-05T21:00:00Z"));
        LoadedBars loaded =
                load(SampleLayout.OURS.file(bars), CsvOptions.defaults().withInstrument(ES));
        assertThat(loaded.gaps()).extracting(BarGap::missingBars).containsExactly(2L);
    }

    @Test
    void suspectsTheZoneWhenMostVolumeIsOutsideTheRegularHours() {
        BarSeries.Builder bars = BarSeries.builder(MINUTE);
        for (int day = 8; day <= 12; day++) {
            long at = Instant.parse("2024-01-%02dT00:00:00Z".formatted(day)).toEpochMilli();
            for (int i = 0; i < 1200; i++) {
                bars.add(at + i * MINUTE, 1, 1, 1, 1, i / 30 == 17 ? 900 : 10);
            }
        }
        LoadedBars loaded =
                load(
                        SampleLayout.OURS.file(bars.build()),
                        CsvOptions.defaults().withInstrument(ES));
        assertThat(loaded.warnings())
                .extracting(Finding::reason)
                .containsExactly(
                        "most volume is 6.0 hours before the regular open; is the time zone"
                                + " right?");
    }

    @Test
    void showsWhatItUnderstood() {
        String content = SampleLayout.KIBOT.file(springBars()).replaceFirst("5112.0", "rubbish");
        Path file = file(content);
        BarInspection inspection =
                CsvBars.inspect(List.of(file), CsvOptions.defaults().withInstrument(ES));
        assertThat(inspection.text())
                .isEqualTo(
                        """
                        FILE
                          layout    Kibot, comma, without header
                          times     America/New_York, as Kibot writes them
                          stamp     open of the bar
                          rows      177 rows, 1 bad one
                        bars
                          interval  1 minute
                          first     2024-03-08T20:00:00Z (2024-03-08T14:00 America/Chicago),\
                         open 5101.5 high 5107.5 low 5101.25 close 5107.5 volume 43
                          last      2024-03-10T22:59:00Z (2024-03-10T17:59 America/Chicago),\
                         open 5114.5 high 5114.75 low 5106.75 close 5107.5 volume 407
                          bars      176, 0 filler bars
                          gaps      2 gaps, 4 missing bars against the hours of ES
                                    1 bar missing from 2024-03-08T20:07:00Z to 2024-03-08T20:08:00Z
                                    3 bars missing from 2024-03-10T22:30:00Z to 2024-03-10T22:33:00Z
                          bad rows  FILE, line 8, column 6 'rubbish': not a number
                          warnings  none
                          SHA-256   1a137275df6139c6b6ddfab3fc9007caadaf272e10b85e303c0c16c5ccc0d129
                        """
                                .replace("FILE", file.toString()));
    }
}
