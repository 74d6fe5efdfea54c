package io.mytrader.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Hours of CME equity index futures: 17:00 to 16:00 America/Chicago, Sunday evening to Friday
 * afternoon, shortened or dropped by {@link CmeHoliday}. An exchange day has at most one session,
 * which opens at the roll.
 *
 * <p>Answers for 1970 to 2099 and throws {@link IllegalArgumentException} outside. The sessions of
 * a year are computed when the year is first asked for and kept; two threads that ask at once
 * compute the same values.
 *
 * <p>Safe from any thread.
 */
final class CmeEquityIndexCalendar implements TradingCalendar {

    static final CmeEquityIndexCalendar INSTANCE = new CmeEquityIndexCalendar();

    static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    static final LocalTime REGULAR_OPEN = LocalTime.of(8, 30);

    private static final LocalTime ROLL = LocalTime.of(17, 0);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);
    private static final LocalTime REGULAR_CLOSE = LocalTime.of(15, 0);

    /** Trading paused from 15:15 to 15:30 until this exchange day, the first without. */
    private static final LocalDate FIRST_DAY_WITHOUT_HALT = LocalDate.of(2021, Month.JUNE, 28);

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2099;
    private static final int FIRST_COVERED_YEAR = 2016;
    private static final int LAST_COVERED_YEAR = 2035;

    private static final long MINUTE_MILLIS = 60_000L;
    private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;

    private final AtomicReferenceArray<@Nullable YearOfSessions> years =
            new AtomicReferenceArray<>(LAST_YEAR - FIRST_YEAR + 1);

    CmeEquityIndexCalendar() {}

    @Override
    public ZoneId zone() {
        return CHICAGO;
    }

    @Override
    public TradingSession sessionAtOrAfter(long epochMillis) {
        LocalDate day = rollDayOf(epochMillis);
        while (true) {
            TradingSession session = session(day);
            if (session != null && epochMillis < session.closeMillis()) {
                return session;
            }
            day = day.plusDays(1);
        }
    }

    @Override
    public TradingSession sessionAtOrBefore(long epochMillis) {
        LocalDate day = rollDayOf(epochMillis);
        while (true) {
            TradingSession session = session(day);
            if (session != null) {
                return session;
            }
            day = day.minusDays(1);
        }
    }

    @Override
    public boolean inHalt(long epochMillis) {
        TradingSession session = session(rollDayOf(epochMillis));
        return session != null
                && hasHalt(session)
                && haltStartMillis(session) <= epochMillis
                && epochMillis < haltEndMillis(session);
    }

    @Override
    public LocalDate exchangeDayOf(long epochMillis) {
        LocalDate day = rollDayOf(epochMillis);
        while (!trades(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    @Override
    public long dayStartMillis(LocalDate exchangeDay) {
        return millis(exchangeDay.minusDays(1), ROLL);
    }

    @Override
    public boolean trades(LocalDate exchangeDay) {
        return session(exchangeDay) != null;
    }

    @Override
    public int expectedBars(long fromMillis, long toMillis, long intervalMillis) {
        // Validates the arguments even where no session lies between them.
        new BarGrid(0, intervalMillis).countBetween(fromMillis, toMillis);
        long bars = 0;
        TradingSession session = sessionAtOrAfter(fromMillis);
        while (session.openMillis() < toMillis) {
            bars += expectedBars(session, fromMillis, toMillis, intervalMillis);
            session = sessionAtOrAfter(session.closeMillis());
        }
        return Math.toIntExact(bars);
    }

    private static long expectedBars(
            TradingSession session, long fromMillis, long toMillis, long intervalMillis) {
        BarGrid grid = new BarGrid(session.openMillis(), intervalMillis);
        long from = Math.max(fromMillis, session.openMillis());
        long to = Math.min(toMillis, session.closeMillis());
        long bars = grid.countBetween(from, to);
        if (hasHalt(session)) {
            long firstHalted = Math.max(from, haltStartMillis(session));
            long afterLastHalted = Math.min(to, haltEndMillis(session) - intervalMillis + 1);
            if (firstHalted < afterLastHalted) {
                bars -= grid.countBetween(firstHalted, afterLastHalted);
            }
        }
        return bars;
    }

    @Override
    public boolean covers(LocalDate day) {
        return FIRST_COVERED_YEAR <= day.getYear() && day.getYear() <= LAST_COVERED_YEAR;
    }

    /**
     * The date of the 24 hours between rolls the instant lies in, whether or not that day trades.
     */
    private LocalDate rollDayOf(long epochMillis) {
        // The roll is 22:00 UTC in summer, where this is exact, and an hour later in winter, which
        // the comparison with
        // the roll makes good.
        LocalDate day =
                LocalDate.ofEpochDay(Math.floorDiv(epochMillis + 2 * HOUR_MILLIS, DAY_MILLIS));
        return epochMillis >= year(day).rollMillis(day) ? day : day.minusDays(1);
    }

    private @Nullable TradingSession session(LocalDate exchangeDay) {
        return year(exchangeDay).session(exchangeDay);
    }

    private YearOfSessions year(LocalDate day) {
        int index = day.getYear() - FIRST_YEAR;
        if (index < 0 || index >= years.length()) {
            throw new IllegalArgumentException(
                    "The calendar knows " + FIRST_YEAR + " to " + LAST_YEAR + ", not " + day);
        }
        YearOfSessions year = years.get(index);
        if (year == null) {
            year = new YearOfSessions(day.getYear());
            years.set(index, year);
        }
        return year;
    }

    /**
     * Only a day of full length reaches the halt: its regular hours end an hour before its close.
     */
    private static boolean hasHalt(TradingSession session) {
        return session.closeMillis() - session.regularCloseMillis() == HOUR_MILLIS
                && session.exchangeDay().isBefore(FIRST_DAY_WITHOUT_HALT);
    }

    private static long haltStartMillis(TradingSession session) {
        return session.regularCloseMillis() + 15 * MINUTE_MILLIS;
    }

    private static long haltEndMillis(TradingSession session) {
        return session.regularCloseMillis() + 30 * MINUTE_MILLIS;
    }

    /** None of the calendar's times falls into the hours at which clocks change. */
    static long millis(LocalDate date, LocalTime time) {
        Instant instant = date.atTime(time).atZone(CHICAGO).toInstant();
        return instant.toEpochMilli();
    }

    /** The rolls and sessions of the exchange days of one year, by day of the year. */
    private static final class YearOfSessions {

        private final long[] rolls;
        private final @Nullable TradingSession[] sessions;

        YearOfSessions(int year) {
            Map<LocalDate, CmeHoliday> holidays = new HashMap<>();
            for (CmeHoliday holiday : CmeHoliday.ofYear(year)) {
                holidays.put(holiday.date(), holiday);
            }
            int days = LocalDate.of(year, Month.JANUARY, 1).lengthOfYear();
            rolls = new long[days];
            sessions = new @Nullable TradingSession[days];
            long noonBefore = millis(LocalDate.ofYearDay(year, 1).minusDays(1), LocalTime.NOON);
            for (int i = 0; i < days; i++) {
                LocalDate day = LocalDate.ofYearDay(year, i + 1);
                long noon = millis(day, LocalTime.NOON);
                rolls[i] = sameDay(noonBefore, ROLL);
                LocalTime close = close(day, holidays.get(day));
                sessions[i] = close == null ? null : until(close, day, noon, rolls[i]);
                noonBefore = noon;
            }
        }

        long rollMillis(LocalDate day) {
            return rolls[day.getDayOfYear() - 1];
        }

        @Nullable TradingSession session(LocalDate day) {
            return sessions[day.getDayOfYear() - 1];
        }

        /** When trading ends on that day; null if it does not trade. */
        private static @Nullable LocalTime close(LocalDate day, @Nullable CmeHoliday holiday) {
            return switch (day.getDayOfWeek()) {
                case SATURDAY, SUNDAY -> null;
                case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY ->
                        switch (holiday) {
                            case null -> CLOSE;
                            case CmeHoliday.Closed _ -> null;
                            case CmeHoliday.StocksClosed(_, _, LocalTime close) -> close;
                            case CmeHoliday.EarlyClose(_, _, LocalTime close) -> close;
                        };
            };
        }

        private static TradingSession until(
                LocalTime close, LocalDate day, long noonMillis, long openMillis) {
            return new TradingSession(
                    day,
                    openMillis,
                    sameDay(noonMillis, close),
                    sameDay(noonMillis, earlier(REGULAR_OPEN, close)),
                    sameDay(noonMillis, earlier(REGULAR_CLOSE, close)));
        }

        /**
         * A time of the day whose noon is given. Clocks change at 02:00, before all times of the
         * calendar: one conversion through the time zone serves the whole day.
         */
        private static long sameDay(long noonMillis, LocalTime time) {
            return noonMillis + Duration.between(LocalTime.NOON, time).toMillis();
        }

        private static LocalTime earlier(LocalTime a, LocalTime b) {
            return a.isBefore(b) ? a : b;
        }
    }
}
