package io.mytrader.gateway.data;

import io.mytrader.market.TradingCalendar;
import io.mytrader.market.TradingSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** A calendar's next days in the notation of contract details. */
final class TradingHours {
    private static final int DAYS = 6;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMdd:HHmm");

    private TradingHours() {}

    /** Whole sessions of the days from now on. */
    static String sessions(TradingCalendar calendar, long nowMillis) {
        return days(calendar, nowMillis, false);
    }

    /** Regular hours of the days from now on. */
    static String regular(TradingCalendar calendar, long nowMillis) {
        return days(calendar, nowMillis, true);
    }

    private static String days(TradingCalendar calendar, long nowMillis, boolean regular) {
        LocalDate first = Instant.ofEpochMilli(nowMillis).atZone(calendar.zone()).toLocalDate();
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < DAYS; i++) {
            segments.add(day(calendar, first.plusDays(i), regular));
        }
        return String.join(";", segments);
    }

    private static String day(TradingCalendar calendar, LocalDate day, boolean regular) {
        if (calendar.trades(day)) {
            TradingSession session = calendar.sessionAtOrAfter(calendar.dayStartMillis(day));
            long open = regular ? session.regularOpenMillis() : session.openMillis();
            long close = regular ? session.regularCloseMillis() : session.closeMillis();
            if (open < close) {
                return text(open, calendar.zone()) + "-" + text(close, calendar.zone());
            }
        }
        return DateTimeFormatter.BASIC_ISO_DATE.format(day) + ":CLOSED";
    }

    private static String text(long millis, ZoneId zone) {
        return MINUTE.format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
