package io.mytrader.market;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A market without breaks, for series whose hours are unknown. Each UTC date is one session, all of
 * it regular, and the next one opens at the instant it closes: these closes divide days and stop no
 * trading, so {@link #nextCloseMillis} is never.
 *
 * <p>Safe from any thread.
 */
final class AlwaysOpenCalendar implements TradingCalendar {

    static final AlwaysOpenCalendar INSTANCE = new AlwaysOpenCalendar();

    private static final long DAY_MILLIS = 86_400_000L;

    private AlwaysOpenCalendar() {}

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public TradingSession sessionAtOrAfter(long epochMillis) {
        long open = Math.floorDiv(epochMillis, DAY_MILLIS) * DAY_MILLIS;
        long close = open + DAY_MILLIS;
        return new TradingSession(exchangeDayOf(epochMillis), open, close, open, close);
    }

    @Override
    public TradingSession sessionAtOrBefore(long epochMillis) {
        return sessionAtOrAfter(epochMillis);
    }

    @Override
    public boolean inHalt(long epochMillis) {
        return false;
    }

    @Override
    public long nextCloseMillis(long epochMillis) {
        return Long.MAX_VALUE;
    }

    @Override
    public LocalDate exchangeDayOf(long epochMillis) {
        return LocalDate.ofEpochDay(Math.floorDiv(epochMillis, DAY_MILLIS));
    }

    @Override
    public long dayStartMillis(LocalDate exchangeDay) {
        return exchangeDay.toEpochDay() * DAY_MILLIS;
    }

    @Override
    public boolean trades(LocalDate exchangeDay) {
        return true;
    }

    @Override
    public int expectedBars(long fromMillis, long toMillis, long intervalMillis) {
        BarGrid grid = new BarGrid(0, intervalMillis);
        return Math.toIntExact(grid.countBetween(fromMillis, toMillis));
    }

    @Override
    public boolean covers(LocalDate day) {
        return true;
    }
}
