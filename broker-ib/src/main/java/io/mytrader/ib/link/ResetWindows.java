package io.mytrader.ib.link;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * When a lost connection is nothing to worry about: the server's daily reset for North America and
 * its weekend maintenance, as Interactive Brokers publishes them. Safe from any thread.
 */
public final class ResetWindows {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalTime DAILY_START = LocalTime.of(23, 45);
    private static final LocalTime DAILY_END = LocalTime.of(1, 45);
    private static final LocalTime WEEKEND_START = LocalTime.of(23, 0);
    private static final LocalTime WEEKEND_END = LocalTime.of(3, 0);

    private ResetWindows() {}

    /** Whether the instant lies in one of them. */
    public static boolean contains(long epochMillis) {
        ZonedDateTime time = Instant.ofEpochMilli(epochMillis).atZone(ZONE);
        LocalTime local = time.toLocalTime();
        if (!local.isBefore(DAILY_START) || local.isBefore(DAILY_END)) {
            return true;
        }
        return (time.getDayOfWeek() == DayOfWeek.FRIDAY && !local.isBefore(WEEKEND_START))
                || (time.getDayOfWeek() == DayOfWeek.SATURDAY && local.isBefore(WEEKEND_END));
    }
}
