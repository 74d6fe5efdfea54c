package io.mytrader.market;

import java.time.LocalDate;
import java.time.ZoneId;

/** When an exchange trades. */
public interface TradingCalendar {
    ZoneId zone();

    TradingSession sessionAtOrAfter(long epochMillis);

    TradingSession sessionAtOrBefore(long epochMillis);

    default boolean isOpen(long epochMillis) {
        return sessionAtOrAfter(epochMillis).contains(epochMillis);
    }

    LocalDate exchangeDayOf(long epochMillis);

    long dayStartMillis(LocalDate exchangeDay);

    boolean covers(LocalDate day);

    static TradingCalendar cmeEquityIndex() {
        return alwaysOpen();
    }

    static TradingCalendar alwaysOpen() {
        return new AlwaysOpenCalendar();
    }
}
