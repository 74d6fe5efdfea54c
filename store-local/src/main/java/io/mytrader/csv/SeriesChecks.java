package io.mytrader.csv;

import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person should know of a series that is formally right: gaps against the market's hours,
 * prices off the tick, bars while the market is closed, jumps. Everything is computed at once.
 */
final class SeriesChecks {
    private static final double INTRADAY_JUMP = 0.10;
    private static final double DAILY_JUMP = 0.25;
    private static final long HALF_HOUR = 1_800_000L;
    private static final int HALF_HOURS = 48;
    private static final int SESSIONS_TO_JUDGE = 5;
    private static final long COUNTED_AT_ONCE = 1_000_000_000L;

    private final String file;
    private final boolean dates;
    private final @Nullable Instrument instrument;
    private final TradingCalendar calendar;
    private final BarSeries bars;
    private final List<Finding> warnings = new ArrayList<>();
    private final List<BarGap> gaps = new ArrayList<>();
    private int gapCount;
    private long missingBars;
    private int fillerBars;
    private final boolean regularHoursOnly;

    SeriesChecks(String file, BarSeries series, boolean dates, @Nullable Instrument instrument) {
        this.file = file;
        this.dates = dates;
        this.instrument = instrument;
        this.calendar = instrument == null ? TradingCalendar.alwaysOpen() : instrument.calendar();
        this.bars = withoutEmptyVolume(series);
        this.regularHoursOnly = hasRegularHoursOnly();
        checkInterval();
        checkCoverage();
        checkHours();
        checkBusiestTime();
        checkTicks();
        checkJumps();
        countFillers();
        findGaps();
    }

    /** The bars; without volume if no bar has any. */
    BarSeries bars() {
        return bars;
    }

    List<Finding> warnings() {
        return warnings;
    }

    List<BarGap> gaps() {
        return gaps;
    }

    int gapCount() {
        return gapCount;
    }

    long missingBars() {
        return missingBars;
    }

    int fillerBars() {
        return fillerBars;
    }

    /** Whether the data leave out the night on purpose; then it counts as no gap. */
    boolean regularHoursOnly() {
        return regularHoursOnly;
    }

    private void warn(String reason) {
        warnings.add(Finding.about(file, reason));
    }

    private void warn(int count, String what, int firstIndex) {
        warn(
                String.format(
                        Locale.ROOT,
                        "%,d %s %s, first at %s",
                        count,
                        count == 1 ? "bar" : "bars",
                        what,
                        Instant.ofEpochMilli(bars.openMillis(firstIndex))));
    }

    private BarSeries withoutEmptyVolume(BarSeries series) {
        boolean zeros = false;
        for (int i = 0; i < series.size(); i++) {
            double volume = series.volume(i);
            if (volume > 0) {
                return series;
            }
            zeros |= volume == 0;
        }
        if (!zeros) {
            return series;
        }
        warn("the volume is zero throughout; taken as unknown");
        BarSeries.Builder without = BarSeries.builder(series.intervalMillis());
        for (int i = 0; i < series.size(); i++) {
            without.add(
                    series.openMillis(i),
                    series.open(i),
                    series.high(i),
                    series.low(i),
                    series.close(i),
                    Double.NaN);
        }
        return without.build();
    }

    private void countFillers() {
        for (int i = 0; i < bars.size(); i++) {
            if (bars.volume(i) == 0
                    && bars.high(i) == bars.low(i)
                    && bars.open(i) == bars.close(i)) {
                fillerBars++;
            }
        }
    }

    /** A decision at a bar's close is filled by a later bar of the same day. */
    private void checkInterval() {
        if (instrument != null && !isAlwaysOpen() && bars.intervalMillis() >= TimeGrid.DAY) {
            warn(
                    "no trade of "
                            + instrument.symbol()
                            + " is possible on bars of a day or more, since orders fill on a later bar"
                            + " of the same day; take shorter bars or the instrument GENERIC");
        }
    }

    private boolean isAlwaysOpen() {
        return calendar.nextCloseMillis(bars.openMillis(0)) == Long.MAX_VALUE;
    }

    private void checkCoverage() {
        for (int end : new int[] {0, bars.size() - 1}) {
            LocalDate day = dateOf(bars.openMillis(end));
            if (!calendar.covers(day)) {
                warn("the market's holidays around " + day + " are not known; gaps may be wrong");
                return;
            }
        }
    }

    /** Bars in hours without trading: mostly a wrong zone. */
    private void checkHours() {
        int closed = 0;
        int first = 0;
        TradingSession session = calendar.sessionAtOrAfter(bars.openMillis(0));
        for (int i = 0; i < bars.size(); i++) {
            long open = bars.openMillis(i);
            if (open >= session.closeMillis()) {
                session = calendar.sessionAtOrAfter(open);
            }
            boolean trades =
                    dates
                            ? bars.openMillis(i) + bars.intervalMillis() > session.openMillis()
                            : session.contains(open);
            if (!trades) {
                first = closed == 0 ? i : first;
                closed++;
            }
        }
        if (closed > 0) {
            warn(
                    closed,
                    dates
                            ? "on days without trading"
                            : "while the market is closed (is the time zone right?)",
                    first);
        }
    }

    /** The half hour with most trading of a day: outside the regular hours, the zone is wrong. */
    private void checkBusiestTime() {
        if (dates || bars.intervalMillis() > HALF_HOUR || isAlwaysOpen()) {
            return;
        }
        double[] volumes = new double[2 * HALF_HOURS];
        TradingSession session = calendar.sessionAtOrAfter(bars.openMillis(0));
        int sessions = 1;
        long regular = 0;
        for (int i = 0; i < bars.size(); i++) {
            long open = bars.openMillis(i);
            if (open >= session.closeMillis()) {
                session = calendar.sessionAtOrAfter(open);
                sessions++;
            }
            regular = Math.max(regular, session.regularCloseMillis() - session.regularOpenMillis());
            long halfHour = Math.floorDiv(open - session.regularOpenMillis(), HALF_HOUR);
            if (Math.abs(halfHour) < HALF_HOURS && bars.volume(i) > 0) {
                volumes[(int) halfHour + HALF_HOURS] += bars.volume(i);
            }
        }
        int busiest = 0;
        for (int i = 1; i < volumes.length; i++) {
            busiest = volumes[i] > volumes[busiest] ? i : busiest;
        }
        int fromOpen = busiest - HALF_HOURS;
        if (sessions >= SESSIONS_TO_JUDGE
                && volumes[busiest] > 0
                && (fromOpen < 0 || fromOpen * HALF_HOUR >= regular)) {
            warn(
                    String.format(
                            Locale.ROOT,
                            "most volume is %.1f hours %s the regular open; is the time zone"
                                    + " right?",
                            Math.abs(fromOpen) / 2.0,
                            fromOpen < 0 ? "before" : "after"));
        }
    }

    private void checkTicks() {
        if (instrument == null) {
            return;
        }
        double tick = instrument.tickSize().toDouble();
        int off = 0;
        int first = 0;
        for (int i = 0; i < bars.size(); i++) {
            if (isOffTick(bars.open(i), tick, instrument)
                    || isOffTick(bars.high(i), tick, instrument)
                    || isOffTick(bars.low(i), tick, instrument)
                    || isOffTick(bars.close(i), tick, instrument)) {
                first = off == 0 ? i : first;
                off++;
            }
        }
        if (off > 0) {
            warn(
                    off,
                    "with prices off the tick of "
                            + instrument.tickSize()
                            + " that "
                            + instrument.symbol()
                            + " has",
                    first);
        }
    }

    private static boolean isOffTick(double price, double tick, Instrument instrument) {
        double ticks = price / tick;
        // Mostly decided without leaving double; the fixed-point price decides what is close.
        return Math.rint(ticks) != ticks && !instrument.isOnTick(Price.ofDouble(price));
    }

    private void checkJumps() {
        double limit = bars.intervalMillis() >= TimeGrid.DAY ? DAILY_JUMP : INTRADAY_JUMP;
        int jumps = 0;
        int firstJump = 0;
        int notPositive = 0;
        int firstNotPositive = 0;
        for (int i = 0; i < bars.size(); i++) {
            double low = bars.low(i);
            if (low <= 0) {
                firstNotPositive = notPositive == 0 ? i : firstNotPositive;
                notPositive++;
                continue;
            }
            double before = i == 0 ? low : bars.close(i - 1);
            if (bars.high(i) > Math.min(low, before) * (1 + limit) || low < before * (1 - limit)) {
                firstJump = jumps == 0 ? i : firstJump;
                jumps++;
            }
        }
        if (jumps > 0) {
            warn(
                    jumps,
                    String.format(Locale.ROOT, "with a jump of more than %.0f %%", limit * 100),
                    firstJump);
        }
        if (notPositive > 0) {
            warn(notPositive, "with a price of zero or below", firstNotPositive);
        }
    }

    private void findGaps() {
        long interval = bars.intervalMillis();
        for (int i = 1; i < bars.size(); i++) {
            long expected = bars.openMillis(i - 1) + interval;
            long open = bars.openMillis(i);
            if (open > expected) {
                long missing = missingBetween(expected, open);
                if (missing > 0) {
                    gapCount++;
                    missingBars += missing;
                    if (gaps.size() < LoadedBars.GAPS_LISTED) {
                        gaps.add(new BarGap(expected, open, missing));
                    }
                }
            }
        }
    }

    private long missingBetween(long expected, long open) {
        long interval = bars.intervalMillis();
        if (interval > TimeGrid.DAY) {
            return (open - expected) / interval;
        }
        return regularHoursOnly
                ? missingRegular(expected, open, interval)
                : missingInAllHours(expected, open, interval);
    }

    private long missingInAllHours(long expected, long open, long interval) {
        long missing = 0;
        long from = expected;
        while (from < open) {
            // The calendar counts in int; a century of milliseconds needs several rounds.
            long left = (open - from) / interval;
            long to = left > COUNTED_AT_ONCE ? from + COUNTED_AT_ONCE * interval : open;
            missing += calendar.expectedBars(from, to, interval);
            from = to;
        }
        return missing;
    }

    private long missingRegular(long expected, long open, long interval) {
        long missing = 0;
        TradingSession session = calendar.sessionAtOrAfter(expected);
        while (session.openMillis() < open) {
            long from = Math.max(expected, session.regularOpenMillis());
            long to = Math.min(open, session.regularCloseMillis());
            if (from < to) {
                missing += Math.ceilDiv(to - from, interval);
            }
            session = calendar.sessionAtOrAfter(session.closeMillis());
        }
        return missing;
    }

    /** Whether the file leaves out the night on purpose. */
    private boolean hasRegularHoursOnly() {
        if (dates || calendar.nextCloseMillis(bars.openMillis(0)) == Long.MAX_VALUE) {
            return false;
        }
        TradingSession session = calendar.sessionAtOrAfter(bars.openMillis(0));
        boolean severalDays = false;
        for (int i = 0; i < bars.size(); i++) {
            long open = bars.openMillis(i);
            if (open >= session.closeMillis()) {
                session = calendar.sessionAtOrAfter(open);
                severalDays = true;
            }
            if (!session.containsRegular(open)) {
                return false;
            }
        }
        return severalDays;
    }

    private static LocalDate dateOf(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
