package io.mytrader.gateway.data;

import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far back a history request reaches: seconds of trading time before its end, sessions for
 * days, calendar time for weeks, months and years.
 */
record HistoryDuration(int count, char unit) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}) ([SDWMY])");

    static Optional<HistoryDuration> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new HistoryDuration(
                                Integer.parseInt(matcher.group(1)), matcher.group(2).charAt(0)))
                : Optional.empty();
    }

    /** The first instant of a request that ends at {@code endMillis}. */
    long startMillis(long endMillis, TradingCalendar calendar) {
        ZonedDateTime end = Instant.ofEpochMilli(endMillis).atZone(ZoneOffset.UTC);
        return switch (unit) {
            case 'S' -> endMillis - count * 1000L;
            case 'D' -> sessionsBack(endMillis, calendar);
            case 'W' -> end.minusWeeks(count).toInstant().toEpochMilli();
            case 'M' -> end.minusMonths(count).toInstant().toEpochMilli();
            default -> end.minusYears(count).toInstant().toEpochMilli();
        };
    }

    private long sessionsBack(long endMillis, TradingCalendar calendar) {
        TradingSession session = calendar.sessionAtOrBefore(endMillis - 1);
        for (int i = 1; i < count; i++) {
            session = calendar.sessionAtOrBefore(session.openMillis() - 1);
        }
        return session.openMillis();
    }
}
