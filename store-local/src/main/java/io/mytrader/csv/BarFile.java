package io.mytrader.csv;

import io.mytrader.bars.BarDataException;
import io.mytrader.market.BarSeries;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one file of bars, row by row. One thread, usable once. */
final class BarFile {
    /** The largest amount that an execution price can hold. */
    private static final double LARGEST_PRICE = 9.2e9;

    private static final double LARGEST_VOLUME = 1e15;

    /** From here on an integer price of Databento is in billionths of a point. */
    private static final double SMALLEST_FIXED_POINT = 1e6;

    private static final long EARLIEST = 0;
    private static final long LATEST = LocalDate.of(2099, 1, 1).toEpochDay() * TimeGrid.DAY;

    private final String name;
    private final CsvOptions options;
    private final LineReader lines;
    private final Row row = new Row();
    private final TimeText time = new TimeText();
    private final RowFaults faults;
    private final Table table;
    private final BarStamp stamp;
    private final @Nullable ZoneTimes zone;
    private final SymbolFilter symbols;
    private final BarCollector bars;

    private int expectedFields;
    private long rows;
    private long previousTime = Long.MIN_VALUE;
    private boolean zoneUsed;
    private TimeText.Kind firstKind = TimeText.Kind.NONE;
    private long epoch;

    private double open;
    private double high;
    private double low;
    private double close;
    private double volume;

    /** What a file held. */
    record Content(
            String name,
            Table table,
            BarStamp stamp,
            @Nullable ZoneId zone,
            boolean dates,
            BarSeries bars,
            long firstOpen,
            long lastOpen,
            long rows,
            RowFaults faults,
            String hash) {

        /** The part of it that a person checks. */
        BarInspection.InspectedFile inspected(CsvOptions options) {
            return new BarInspection.InspectedFile(
                    name,
                    table.layout(),
                    table.delimiter(),
                    table.header(),
                    times(options.zone()),
                    stamp,
                    rows,
                    faults.count());
        }

        private String times(@Nullable ZoneId given) {
            if (dates) {
                return "dates of the exchange";
            }
            if (zone == null) {
                return "each names its zone";
            }
            return zone.getId()
                    + (given == null
                            ? ", as " + table.layout().title() + " writes them"
                            : ", as given");
        }
    }

    /**
     * Looks at the first line.
     *
     * @throws BarDataException if the file is empty or its first line is neither header nor bar
     */
    BarFile(String name, CsvOptions options, LineReader lines) throws IOException {
        this.name = name;
        this.options = options;
        this.lines = lines;
        this.faults = new RowFaults(name);
        if (!nextLine()) {
            throw new BarDataException(
                    name + (lines.lineNumber() == 0 ? " is empty" : " has comments but no bars"));
        }
        table = Table.recognise(name, lines, row);
        expectedFields = row.count();
        BarStamp wanted = options.stamp();
        stamp = wanted == null ? table.layout().stamp() : wanted;
        ZoneId given = options.zone();
        ZoneId assumed = given == null ? table.layout().zone().orElse(null) : given;
        zone = assumed == null ? null : new ZoneTimes(assumed);
        bars = new BarCollector(faults, options, stamp);
        symbols = new SymbolFilter(name, table, options.symbol());
    }

    /**
     * Reads all rows.
     *
     * @throws BarDataException if something stops the reading; rows that are merely bad are
     *     collected
     */
    Content read() throws IOException {
        boolean more = !table.header() || nextLine();
        if (!more) {
            throw new BarDataException(name + " has a header but no bars");
        }
        while (more) {
            row.split(lines.bytes(), lines.start(), lines.end(), (byte) table.delimiter());
            if (symbols.accepts(row)) {
                rows++;
                if (readTime() && readPrices()) {
                    previousTime = epoch;
                    bars.add(
                            epoch,
                            open,
                            high,
                            low,
                            close,
                            volume,
                            lines.lineNumber(),
                            firstKind == TimeText.Kind.DATE);
                }
            }
            more = nextLine();
        }
        symbols.requireOne();
        boolean dates = firstKind == TimeText.Kind.DATE;
        if (previousTime == Long.MIN_VALUE) {
            throw rows == 0 ? symbols.noneFound() : faults.refusal(rows);
        }
        if (options.badRows() == BadRows.REFUSE && faults.count() > 0) {
            bars.settleIfPossible(dates);
            throw faults.refusal(rows);
        }
        BarSeries series = bars.finish(name, dates);
        if (options.badRows() == BadRows.REFUSE && faults.count() > 0) {
            throw faults.refusal(rows);
        }
        return new Content(
                name,
                table,
                stamp,
                zone == null || !zoneUsed ? null : zone.zone(),
                dates,
                series,
                bars.firstOpen(),
                bars.lastOpen(),
                rows,
                faults,
                lines.contentHash());
    }

    private boolean nextLine() throws IOException {
        while (lines.next()) {
            if (!lines.lineIsComment() && !lines.lineIsBlank()) {
                return true;
            }
        }
        return false;
    }

    private boolean bad(int column, String reason) {
        faults.add(lines.lineNumber(), table.nameOf(column), row.shown(column), reason);
        return false;
    }

    private boolean badRow(String reason) {
        faults.add(
                lines.lineNumber(),
                "",
                Row.shown(lines.bytes(), lines.start(), lines.end()),
                reason);
        return false;
    }

    private boolean readTime() {
        if (row.count() < table.neededFields()) {
            return badRow(
                    String.format(
                            Locale.ROOT,
                            "%d columns where at least %d are needed",
                            row.count(),
                            table.neededFields()));
        }
        if (row.count() > expectedFields && !row.isEmpty(row.count() - 1)) {
            return badRow(
                    String.format(
                            Locale.ROOT,
                            "%d columns where %d are expected",
                            row.count(),
                            expectedFields));
        }
        int column = table.time();
        TimeText.Kind kind = time.read(row.bytes(), row.start(column), row.end(column));
        if (kind == TimeText.Kind.DATE && table.timeOfDay() >= 0) {
            column = table.timeOfDay();
            kind = time.readTimeOfDay(row.bytes(), row.start(column), row.end(column));
        }
        if (kind == TimeText.Kind.NONE) {
            return bad(column, time.fault());
        }
        if (firstKind == TimeText.Kind.NONE) {
            firstKind = kind;
        } else if ((kind == TimeText.Kind.DATE) != (firstKind == TimeText.Kind.DATE)) {
            return bad(
                    column,
                    kind == TimeText.Kind.DATE
                            ? "a date alone in a file of times"
                            : "a time in a file of dates");
        }
        if (time.millis() < EARLIEST || time.millis() >= LATEST) {
            return bad(column, "before 1970 or after 2098");
        }
        return resolve(kind, column) && follows(column);
    }

    /** Turns the time just read into {@link #epoch}. */
    private boolean resolve(TimeText.Kind kind, int column) {
        switch (kind) {
            case INSTANT -> epoch = time.millis();
            case DATE -> epoch = options.calendar().dayStartMillis(date());
            case LOCAL -> {
                zoneUsed = true;
                epoch = neededZone(column).toEpoch(time.millis(), previousTime);
            }
            case ZONED -> epoch = time.zone().toEpoch(time.millis(), previousTime);
            case NONE -> throw new IllegalStateException("no time was read");
        }
        if (epoch == ZoneTimes.SKIPPED) {
            return bad(
                    column,
                    "no such time in "
                            + (kind == TimeText.Kind.ZONED ? time.zone() : neededZone(column))
                                    .zone()
                            + ", whose clocks skipped it; is the time zone right?");
        }
        return true;
    }

    private LocalDate date() {
        return LocalDate.ofEpochDay(Math.floorDiv(time.millis(), TimeGrid.DAY));
    }

    private ZoneTimes neededZone(int column) {
        if (zone == null) {
            throw new BarDataException(
                    name
                            + ", line "
                            + lines.lineNumber()
                            + ": the time '"
                            + row.shown(column)
                            + "' names no time zone; say which it is with --timezone, such as"
                            + " --timezone America/Chicago");
        }
        return zone;
    }

    private boolean follows(int column) {
        if (epoch > previousTime) {
            return true;
        }
        if (epoch == previousTime) {
            return bad(column, "the same time as the row before");
        }
        faults.addBackwards(lines.lineNumber(), table.nameOf(column), row.shown(column));
        return false;
    }

    private boolean readPrices() {
        open = price(table.open());
        high = price(table.high());
        low = price(table.low());
        close = price(table.close());
        if (!isPrice(open)) {
            return badNumber(table.open(), open);
        }
        if (!isPrice(high)) {
            return badNumber(table.high(), high);
        }
        if (!isPrice(low)) {
            return badNumber(table.low(), low);
        }
        if (!isPrice(close)) {
            return badNumber(table.close(), close);
        }
        if (high < low) {
            return bad(table.high(), "high below low " + row.shown(table.low()));
        }
        if (open < low || open > high) {
            return bad(table.open(), "open outside low to high");
        }
        if (close < low || close > high) {
            return bad(table.close(), "close outside low to high");
        }
        return readVolume();
    }

    private static boolean isPrice(double value) {
        return Math.abs(value) <= LARGEST_PRICE;
    }

    private double price(int column) {
        double value = DecimalText.parse(row.bytes(), row.start(column), row.end(column));
        if (table.layout() == CsvLayout.DATABENTO
                && Math.abs(value) >= SMALLEST_FIXED_POINT
                && DecimalText.isInteger(row.bytes(), row.start(column), row.end(column))) {
            return Math.abs(value) < 1L << 53
                    ? value / 1e9
                    : new BigDecimal(row.text(column)).movePointLeft(9).doubleValue();
        }
        return value;
    }

    private boolean readVolume() {
        int column = table.volume();
        if (column < 0) {
            volume = Double.NaN;
            return true;
        }
        volume = DecimalText.parse(row.bytes(), row.start(column), row.end(column));
        if (!(Math.abs(volume) <= LARGEST_VOLUME)) {
            return badNumber(column, volume);
        }
        if (volume < 0) {
            if (volume == -1 && table.layout() == CsvLayout.IB) {
                // Interactive Brokers writes -1 for data that has no volume.
                volume = Double.NaN;
                return true;
            }
            return bad(column, "negative volume");
        }
        return true;
    }

    private boolean badNumber(int column, double value) {
        if (!Double.isNaN(value)) {
            return bad(column, "beyond the largest amount");
        }
        if (row.isEmpty(column)) {
            return bad(column, "empty");
        }
        String text = row.text(column).toLowerCase(Locale.ROOT);
        if (text.contains("nan") || text.contains("inf") || text.equals("null")) {
            return bad(column, "not a finite number");
        }
        if (text.indexOf(',') >= 0) {
            return bad(column, "not a number; the decimal mark must be a point");
        }
        return bad(column, "not a number");
    }
}
