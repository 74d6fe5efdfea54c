package io.mytrader.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Trades around the clock; exchange days are UTC days. */
final class AlwaysOpenCalendar implements TradingCalendar {
    private static final long DAY_MILLIS = 86_400_000L;

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public TradingSession sessionAtOrAfter(long epochMillis) {
        LocalDate day = exchangeDayOf(epochMillis);
        return new TradingSession(
                day, Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    public TradingSession sessionAtOrBefore(long epochMillis) {
        return sessionAtOrAfter(epochMillis);
    }

    @Override
    public LocalDate exchangeDayOf(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public long dayStartMillis(LocalDate exchangeDay) {
        return exchangeDay.toEpochDay() * DAY_MILLIS;
    }

    @Override
    public boolean covers(LocalDate day) {
        return true;
    }
}
