package io.mytrader.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.property.Property;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What holds for all twenty covered years. */
class CmeEquityIndexCalendarPropertyTest {

    private static final TradingCalendar CALENDAR = TradingCalendar.cmeEquityIndex();
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final LocalDate FIRST = LocalDate.of(2016, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2035, 12, 31);
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();

    @Test
    void sessionsAreOrderedApartAndOfOneDayEach() {
        List<TradingSession> sessions = sessions(CALENDAR);

        for (int i = 1; i < sessions.size(); i++) {
            TradingSession session = sessions.get(i);
            TradingSession before = sessions.get(i - 1);
            assertThat(session.openMillis())
                    .as("%s opens an hour or more after the close of %s", session, before)
                    .isGreaterThanOrEqualTo(before.closeMillis() + HOUR);
            assertThat(session.exchangeDay())
                    .as("day of %s after %s", session, before)
                    .isAfter(before.exchangeDay());
        }
        // 5217 weekdays less 53 without a session: 16 of the 20 Good Fridays (the others have a
        // jobs report), 20 Christmas
        // Days, and 17 New Year's Days (those of 2022, 2028 and 2033 are Saturdays and not made up
        // for).
        assertThat(sessions).hasSize(5217 - 16 - 20 - 17);
    }

    @Test
    void everySessionOpensAtTheRollAndClosesAtAKnownTime() {
        for (TradingSession session : sessions(CALENDAR)) {
            ZonedDateTime open = chicago(session.openMillis());
            ZonedDateTime close = chicago(session.closeMillis());

            assertThat(session.openMillis())
                    .isEqualTo(CALENDAR.dayStartMillis(session.exchangeDay()));
            assertThat(open.toLocalTime()).isEqualTo(LocalTime.of(17, 0));
            assertThat(open.toLocalDate()).isEqualTo(session.exchangeDay().minusDays(1));
            assertThat(close.toLocalDate()).isEqualTo(session.exchangeDay());
            assertThat(close.toLocalTime())
                    .isIn(
                            LocalTime.of(8, 15),
                            LocalTime.of(8, 30),
                            LocalTime.of(12, 0),
                            LocalTime.of(12, 15),
                            LocalTime.of(16, 0));
        }
    }

    @Test
    void everyInstantFindsItsSessionAndItsDay() {
        NavigableMap<Long, TradingSession> byOpen = new TreeMap<>();
        sessions(CALENDAR).forEach(session -> byOpen.put(session.openMillis(), session));
        long from = byOpen.firstKey();
        long to = byOpen.lastEntry().getValue().openMillis();
        List<Long> instants = new ArrayList<>();
        for (TradingSession session : byOpen.values()) {
            long roll = CALENDAR.dayStartMillis(session.exchangeDay().plusDays(1));
            for (long boundary : new long[] {session.openMillis(), session.closeMillis(), roll}) {
                instants.addAll(List.of(boundary - 1, boundary, boundary + 1));
            }
        }
        RandomGenerator random = Property.random(1);
        for (int i = 0; i < 100_000; i++) {
            instants.add(random.nextLong(from, to));
        }
        instants.removeIf(instant -> instant < from || instant >= to);

        for (long instant : instants) {
            TradingSession before = byOpen.floorEntry(instant).getValue();
            TradingSession atOrAfter =
                    before.contains(instant) ? before : byOpen.higherEntry(instant).getValue();
            boolean rolled = !chicagoDay(instant).equals(before.exchangeDay());

            assertThat(
                            new Answers(
                                    CALENDAR.sessionAtOrBefore(instant),
                                    CALENDAR.sessionAtOrAfter(instant),
                                    CALENDAR.isOpen(instant),
                                    CALENDAR.exchangeDayOf(instant)))
                    .as("%s", Instant.ofEpochMilli(instant))
                    .isEqualTo(
                            new Answers(
                                    before,
                                    atOrAfter,
                                    before.contains(instant),
                                    rolled ? atOrAfter.exchangeDay() : before.exchangeDay()));
        }
    }

    @Test
    void exchangeDayNeverGoesBack() {
        LocalDate previous = FIRST;
        long to = CALENDAR.dayStartMillis(LAST);
        for (long instant = CALENDAR.dayStartMillis(FIRST); instant < to; instant += 30 * MINUTE) {
            LocalDate day = CALENDAR.exchangeDayOf(instant);
            assertThat(day).as("at %s", Instant.ofEpochMilli(instant)).isAfterOrEqualTo(previous);
            previous = day;
        }
    }

    @Test
    void expectedBarsAreThoseWhoseMinutesTrade() {
        int[] minutesPerBar = {1, 3, 5, 15, 30, 60};
        Property.holds(
                60,
                random -> {
                    long interval = minutesPerBar[random.nextInt(minutesPerBar.length)] * MINUTE;
                    LocalDate day = FIRST.plusDays(random.nextInt(7000));
                    long from = CALENDAR.dayStartMillis(day) + random.nextInt(24) * HOUR;
                    long to = from + random.nextInt(6 * 24) * HOUR;
                    int bars = 0;
                    for (long open = from; open < to; open += interval) {
                        bars += trades(open, open + interval) ? 1 : 0;
                    }

                    assertThat(CALENDAR.expectedBars(from, to, interval))
                            .as("%s to %s, %d ms", chicago(from), chicago(to), interval)
                            .isEqualTo(bars);
                });
    }

    private static boolean trades(long from, long to) {
        for (long minute = from; minute < to; minute += MINUTE) {
            if (CALENDAR.isOpen(minute) && !CALENDAR.inHalt(minute)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void threadsThatAskAtOnceGetTheSameSessions() throws Exception {
        TradingCalendar fresh = new CmeEquityIndexCalendar();
        Callable<List<TradingSession>> walk = () -> sessions(fresh);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<List<TradingSession>> seen :
                    threads.invokeAll(List.of(walk, walk, walk, walk))) {
                assertThat(seen.get()).isEqualTo(sessions(CALENDAR));
            }
        }
    }

    private record Answers(
            TradingSession atOrBefore, TradingSession atOrAfter, boolean open, LocalDate day) {}

    private static List<TradingSession> sessions(TradingCalendar calendar) {
        List<TradingSession> sessions = new ArrayList<>();
        TradingSession session = calendar.sessionAtOrAfter(calendar.dayStartMillis(FIRST));
        while (!session.exchangeDay().isAfter(LAST)) {
            sessions.add(session);
            session = calendar.sessionAtOrAfter(session.closeMillis());
        }
        return sessions;
    }

    private static ZonedDateTime chicago(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(CHICAGO);
    }

    /** The date of the day between two rolls, found through the time zone. */
    private static LocalDate chicagoDay(long epochMillis) {
        ZonedDateTime time = chicago(epochMillis);
        return time.getHour() < 17 ? time.toLocalDate() : time.toLocalDate().plusDays(1);
    }
}
