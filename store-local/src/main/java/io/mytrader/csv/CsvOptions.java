package io.mytrader.csv;

import io.mytrader.market.Instrument;
import io.mytrader.market.TradingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about files of bars; whatever is absent follows from the layout or the data.
 *
 * @param zone zone of times that carry none themselves
 * @param stamp which end of the bar the times name
 * @param symbol the one to read from a file with several
 * @param interval length of the bars; inferred when absent
 * @param badRows whether a bad row stops the reading
 * @param instrument whose tick and calendar the bars are compared with
 * @param from earliest open of a bar to keep
 * @param to bars that open at or after it are left out
 * @param progress hears how far the reading has come
 */
public record CsvOptions(
        @Nullable ZoneId zone,
        @Nullable BarStamp stamp,
        @Nullable String symbol,
        @Nullable Duration interval,
        BadRows badRows,
        @Nullable Instrument instrument,
        @Nullable Instant from,
        @Nullable Instant to,
        LoadProgress progress) {

    private static final CsvOptions DEFAULTS =
            new CsvOptions(
                    null, null, null, null, BadRows.REFUSE, null, null, null, LoadProgress.SILENT);

    public CsvOptions {
        if (interval != null && interval.toMillis() <= 0) {
            throw new IllegalArgumentException("bar interval must be above zero: " + interval);
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("empty time range: " + from + " to " + to);
        }
    }

    /** Everything from the layout and the data; any bad row is an error. */
    public static CsvOptions defaults() {
        return DEFAULTS;
    }

    public CsvOptions withZone(@Nullable ZoneId other) {
        return new CsvOptions(
                other, stamp, symbol, interval, badRows, instrument, from, to, progress);
    }

    public CsvOptions withStamp(@Nullable BarStamp other) {
        return new CsvOptions(
                zone, other, symbol, interval, badRows, instrument, from, to, progress);
    }

    public CsvOptions withSymbol(@Nullable String other) {
        return new CsvOptions(
                zone, stamp, other, interval, badRows, instrument, from, to, progress);
    }

    public CsvOptions withInterval(@Nullable Duration other) {
        return new CsvOptions(zone, stamp, symbol, other, badRows, instrument, from, to, progress);
    }

    public CsvOptions withBadRows(BadRows other) {
        return new CsvOptions(zone, stamp, symbol, interval, other, instrument, from, to, progress);
    }

    public CsvOptions withInstrument(@Nullable Instrument other) {
        return new CsvOptions(zone, stamp, symbol, interval, badRows, other, from, to, progress);
    }

    /** Only the bars that open at or after {@code first} and before {@code end}. */
    public CsvOptions withRange(@Nullable Instant first, @Nullable Instant end) {
        return new CsvOptions(
                zone, stamp, symbol, interval, badRows, instrument, first, end, progress);
    }

    public CsvOptions withProgress(LoadProgress other) {
        return new CsvOptions(zone, stamp, symbol, interval, badRows, instrument, from, to, other);
    }

    /** The instrument's hours, around the clock without an instrument. */
    TradingCalendar calendar() {
        return instrument == null ? TradingCalendar.alwaysOpen() : instrument.calendar();
    }
}
