package io.mytrader.csv;

import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was understood of files of bars, for a person to check before anyone trusts them.
 *
 * @param files each file in the order of its times
 * @param instrument whose tick and hours the bars were compared with
 * @param interval length of a bar
 * @param first the first bar
 * @param last the last bar
 * @param regularHoursOnly whether the data leave out the night on purpose; then it counts as no gap
 * @param loaded the bars and all findings; bad rows are left out and listed
 */
public record BarInspection(
        List<InspectedFile> files,
        @Nullable Instrument instrument,
        Duration interval,
        Bar first,
        Bar last,
        boolean regularHoursOnly,
        LoadedBars loaded) {

    private static final int GAPS_SHOWN = 20;

    /**
     * One of the files.
     *
     * @param name as the user named it
     * @param layout who wrote it
     * @param delimiter between its columns
     * @param header whether its first line names the columns
     * @param times where the zone of its times comes from
     * @param stamp which end of the bar its times name
     * @param rows of bars, good and bad
     * @param badRows how many of them are no bars
     */
    public record InspectedFile(
            String name,
            CsvLayout layout,
            char delimiter,
            boolean header,
            String times,
            BarStamp stamp,
            long rows,
            long badRows) {

        private String delimiterName() {
            return switch (delimiter) {
                case '\t' -> "tab";
                case ';' -> "semicolon";
                default -> "comma";
            };
        }
    }

    public BarInspection {
        files = List.copyOf(files);
    }

    /** Several lines for a terminal. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (InspectedFile file : files) {
            text.append(file.name).append('\n');
            line(
                    text,
                    "layout",
                    file.layout.title()
                            + ", "
                            + file.delimiterName()
                            + (file.header ? ", with header" : ", without header"));
            line(text, "times", file.times);
            line(
                    text,
                    "stamp",
                    file.stamp == BarStamp.OPEN ? "open of the bar" : "close of the bar");
            line(text, "rows", count(file.rows, "row") + ", " + count(file.badRows, "bad one"));
        }
        text.append("bars\n");
        line(text, "interval", Intervals.text(interval.toMillis()));
        line(text, "first", bar(first));
        line(text, "last", bar(last));
        line(
                text,
                "bars",
                number(loaded.bars().size())
                        + (first.hasVolume()
                                ? ", " + count(loaded.fillerBars(), "filler bar")
                                : ", without volume"));
        line(text, "gaps", gaps());
        for (BarGap gap : loaded.gaps().subList(0, Math.min(GAPS_SHOWN, loaded.gaps().size()))) {
            line(text, "", gap.toString());
        }
        if (loaded.gapCount() > GAPS_SHOWN) {
            line(text, "", "and " + count(loaded.gapCount() - GAPS_SHOWN, "more gap"));
        }
        findings(text, "bad rows", loaded.skipped());
        findings(text, "warnings", loaded.warnings());
        line(text, "SHA-256", loaded.dataHash());
        return text.toString();
    }

    private String gaps() {
        String hours =
                instrument == null
                        ? "a market that never closes"
                        : "the hours of "
                                + instrument.symbol()
                                + (regularHoursOnly ? ", regular hours only" : "");
        if (loaded.gapCount() == 0) {
            return "none against " + hours;
        }
        return count(loaded.gapCount(), "gap")
                + ", "
                + count(loaded.missingBars(), "missing bar")
                + " against "
                + hours;
    }

    /** Time in UTC and, to recognise a wrong zone, at the exchange. */
    private String bar(Bar bar) {
        Instant open = bar.openTime();
        String atExchange =
                instrument == null
                        ? ""
                        : " ("
                                + open.atZone(instrument.calendar().zone()).toLocalDateTime()
                                + " "
                                + instrument.calendar().zone().getId()
                                + ")";
        return String.format(
                Locale.ROOT,
                "%s%s, open %s high %s low %s close %s%s",
                open,
                atExchange,
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.hasVolume() ? " volume " + number((long) bar.volume()) : "");
    }

    private static void findings(StringBuilder text, String title, List<Finding> findings) {
        if (findings.isEmpty()) {
            line(text, title, "none");
        }
        for (int i = 0; i < findings.size(); i++) {
            line(text, i == 0 ? title : "", findings.get(i).toString());
        }
    }

    private static void line(StringBuilder text, String title, String value) {
        text.append("  ").append(title).append(" ".repeat(10 - title.length()));
        text.append(value).append('\n');
    }

    private static String count(long number, String unit) {
        return number(number) + " " + unit + (number == 1 ? "" : "s");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
