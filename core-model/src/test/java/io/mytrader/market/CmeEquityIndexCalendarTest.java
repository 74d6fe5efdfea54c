package io.mytrader.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CmeEquityIndexCalendarTest {

    private static final TradingCalendar CALENDAR = TradingCalendar.cmeEquityIndex();
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** Worked by hand: UTC is 6 hours ahead of Chicago in winter, 5 in summer. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # a Wednesday in winter, a Wednesday in summer
                    2024-01-10 | 2024-01-09T23:00:00Z | 2024-01-10T22:00:00Z | 2024-01-10T14:30:00Z | 2024-01-10T21:00:00Z
                    2024-07-10 | 2024-07-09T22:00:00Z | 2024-07-10T21:00:00Z | 2024-07-10T13:30:00Z | 2024-07-10T20:00:00Z
                    # clocks change on Sunday 10 March 2024 and Sunday 3 November 2024
                    2024-03-08 | 2024-03-07T23:00:00Z | 2024-03-08T22:00:00Z | 2024-03-08T14:30:00Z | 2024-03-08T21:00:00Z
                    2024-03-11 | 2024-03-10T22:00:00Z | 2024-03-11T21:00:00Z | 2024-03-11T13:30:00Z | 2024-03-11T20:00:00Z
                    2024-11-01 | 2024-10-31T22:00:00Z | 2024-11-01T21:00:00Z | 2024-11-01T13:30:00Z | 2024-11-01T20:00:00Z
                    2024-11-04 | 2024-11-03T23:00:00Z | 2024-11-04T22:00:00Z | 2024-11-04T14:30:00Z | 2024-11-04T21:00:00Z
                    # noon on the holidays of the stock market
                    2016-01-18 | 2016-01-17T23:00:00Z | 2016-01-18T18:00:00Z | 2016-01-18T14:30:00Z | 2016-01-18T18:00:00Z
                    2020-07-03 | 2020-07-02T22:00:00Z | 2020-07-03T17:00:00Z | 2020-07-03T13:30:00Z | 2020-07-03T17:00:00Z
                    2022-06-20 | 2022-06-19T22:00:00Z | 2022-06-20T17:00:00Z | 2022-06-20T13:30:00Z | 2022-06-20T17:00:00Z
                    2024-07-04 | 2024-07-03T22:00:00Z | 2024-07-04T17:00:00Z | 2024-07-04T13:30:00Z | 2024-07-04T17:00:00Z
                    2024-11-28 | 2024-11-27T23:00:00Z | 2024-11-28T18:00:00Z | 2024-11-28T14:30:00Z | 2024-11-28T18:00:00Z
                    # a quarter past noon
                    2024-07-03 | 2024-07-02T22:00:00Z | 2024-07-03T17:15:00Z | 2024-07-03T13:30:00Z | 2024-07-03T17:15:00Z
                    2024-11-29 | 2024-11-28T23:00:00Z | 2024-11-29T18:15:00Z | 2024-11-29T14:30:00Z | 2024-11-29T18:15:00Z
                    2018-12-24 | 2018-12-23T23:00:00Z | 2018-12-24T18:15:00Z | 2018-12-24T14:30:00Z | 2018-12-24T18:15:00Z
                    # Good Friday with jobs report, days of mourning: no regular hours
                    2021-04-02 | 2021-04-01T22:00:00Z | 2021-04-02T13:15:00Z | 2021-04-02T13:15:00Z | 2021-04-02T13:15:00Z
                    2023-04-07 | 2023-04-06T22:00:00Z | 2023-04-07T13:15:00Z | 2023-04-07T13:15:00Z | 2023-04-07T13:15:00Z
                    2026-04-03 | 2026-04-02T22:00:00Z | 2026-04-03T13:15:00Z | 2026-04-03T13:15:00Z | 2026-04-03T13:15:00Z
                    2018-12-05 | 2018-12-04T23:00:00Z | 2018-12-05T14:30:00Z | 2018-12-05T14:30:00Z | 2018-12-05T14:30:00Z
                    2025-01-09 | 2025-01-08T23:00:00Z | 2025-01-09T14:30:00Z | 2025-01-09T14:30:00Z | 2025-01-09T14:30:00Z
                    # full days that look like holidays
                    2021-12-31 | 2021-12-30T23:00:00Z | 2021-12-31T22:00:00Z | 2021-12-31T14:30:00Z | 2021-12-31T21:00:00Z
                    2021-06-18 | 2021-06-17T22:00:00Z | 2021-06-18T21:00:00Z | 2021-06-18T13:30:00Z | 2021-06-18T20:00:00Z
                    2026-07-02 | 2026-07-01T22:00:00Z | 2026-07-02T21:00:00Z | 2026-07-02T13:30:00Z | 2026-07-02T20:00:00Z
                    2022-12-23 | 2022-12-22T23:00:00Z | 2022-12-23T22:00:00Z | 2022-12-23T14:30:00Z | 2022-12-23T21:00:00Z
                    # the days after a closure open at the 17:00 before them
                    2024-12-26 | 2024-12-25T23:00:00Z | 2024-12-26T22:00:00Z | 2024-12-26T14:30:00Z | 2024-12-26T21:00:00Z
                    2024-04-01 | 2024-03-31T22:00:00Z | 2024-04-01T21:00:00Z | 2024-04-01T13:30:00Z | 2024-04-01T20:00:00Z
                    2016-12-27 | 2016-12-26T23:00:00Z | 2016-12-27T22:00:00Z | 2016-12-27T14:30:00Z | 2016-12-27T21:00:00Z
                    """)
    void sessionOfTheDayRunsFromTo(
            LocalDate day, Instant open, Instant close, Instant regularOpen, Instant regularClose) {
        TradingSession expected =
                new TradingSession(
                        day,
                        open.toEpochMilli(),
                        close.toEpochMilli(),
                        regularOpen.toEpochMilli(),
                        regularClose.toEpochMilli());

        assertThat(CALENDAR.trades(day)).isTrue();
        assertThat(CALENDAR.dayStartMillis(day)).isEqualTo(open.toEpochMilli());
        assertThat(CALENDAR.sessionAtOrAfter(open.toEpochMilli())).isEqualTo(expected);
        assertThat(CALENDAR.sessionAtOrAfter(close.toEpochMilli() - 1)).isEqualTo(expected);
        assertThat(CALENDAR.sessionAtOrBefore(close.toEpochMilli())).isEqualTo(expected);
        assertThat(CALENDAR.sessionAtOrAfter(open.toEpochMilli() - 1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2016-01-01", "2016-03-25", "2016-12-26", "2017-01-02", "2018-03-30", "2019-12-25",
                "2021-12-24",
        "2022-04-15", "2022-12-26", "2023-01-02", "2024-01-01", "2025-04-18", "2027-03-26",
                "2033-12-26",
        "2024-01-06", "2024-01-07"
    })
    void doesNotTradeOn(LocalDate day) {
        assertThat(CALENDAR.trades(day)).isFalse();
    }

    /** Chicago time of any instant, open or not, and its exchange day. */
    @ParameterizedTest
    @CsvSource({
        // Friday 12 to Monday 15 July 2024
        "2024-07-12T15:59:59, 2024-07-12, open",
        "2024-07-12T16:00:00, 2024-07-12, closed",
        "2024-07-12T16:59:59, 2024-07-12, closed",
        "2024-07-12T17:00:00, 2024-07-15, closed",
        "2024-07-13T12:00:00, 2024-07-15, closed",
        "2024-07-14T16:59:59, 2024-07-15, closed",
        "2024-07-14T17:00:00, 2024-07-15, open",
        "2024-07-15T16:30:00, 2024-07-15, closed",
        "2024-07-15T17:00:00, 2024-07-16, open",
        // the break after an early close lasts until the roll and belongs to the day that traded
        "2024-07-03T12:15:00, 2024-07-03, closed",
        "2024-07-03T16:59:59, 2024-07-03, closed",
        "2024-07-03T17:00:00, 2024-07-04, open",
        "2024-07-04T12:00:00, 2024-07-04, closed",
        "2024-07-04T17:00:00, 2024-07-05, open",
        // Christmas on a Wednesday
        "2024-12-24T12:15:00, 2024-12-24, closed",
        "2024-12-24T17:00:00, 2024-12-26, closed",
        "2024-12-25T12:00:00, 2024-12-26, closed",
        "2024-12-25T17:00:00, 2024-12-26, open",
        // Good Friday 29 March 2024, closed
        "2024-03-28T15:59:59, 2024-03-28, open",
        "2024-03-28T17:00:00, 2024-04-01, closed",
        "2024-03-31T17:00:00, 2024-04-01, open",
        // Good Friday 3 April 2026, open until 08:15
        "2026-04-03T08:14:59, 2026-04-03, open",
        "2026-04-03T08:15:00, 2026-04-03, closed",
        "2026-04-03T17:00:00, 2026-04-06, closed",
        // the hour that summer time skips and the one it repeats
        "2024-03-10T03:30:00, 2024-03-11, closed",
        "2024-11-03T01:30:00, 2024-11-04, closed",
    })
    void everyInstantHasAnExchangeDay(LocalDateTime chicago, LocalDate day, String state) {
        assertThat(CALENDAR.exchangeDayOf(millis(chicago))).isEqualTo(day);
        assertThat(CALENDAR.isOpen(millis(chicago))).isEqualTo(state.equals("open"));
    }

    @Test
    void nextCloseIsTheEarlyCloseOfTheSessionOrOfTheNextOne() {
        long earlyClose = millis(LocalDateTime.parse("2024-11-29T12:15:00"));

        assertThat(CALENDAR.nextCloseMillis(millis(LocalDateTime.parse("2024-11-29T12:14:00"))))
                .isEqualTo(earlyClose);
        assertThat(CALENDAR.nextCloseMillis(millis(LocalDateTime.parse("2024-11-28T13:00:00"))))
                .isEqualTo(earlyClose);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-06-25T15:14:59, false",
        "2021-06-25T15:15:00, true",
        "2021-06-25T15:29:59, true",
        "2021-06-25T15:30:00, false",
        "2021-06-28T15:15:00, false",
        "2019-11-29T15:20:00, false",
    })
    void pausedAtAQuarterPastThreeUntilJune2021(LocalDateTime chicago, boolean halted) {
        assertThat(CALENDAR.inHalt(millis(chicago))).isEqualTo(halted);
    }

    @Test
    void haltDoesNotEndTheSession() {
        long inHalt = millis(LocalDateTime.parse("2021-06-25T15:20:00"));

        assertThat(CALENDAR.isOpen(inHalt)).isTrue();
        assertThat(CALENDAR.nextCloseMillis(inHalt))
                .isEqualTo(millis(LocalDateTime.parse("2021-06-25T16:00:00")));
    }

    @ParameterizedTest
    @CsvSource({
        // exchange day, minutes per bar, bars
        "2024-07-10, 1, 1380",
        "2024-07-10, 5, 276",
        "2024-07-10, 60, 23",
        "2024-07-10, 1440, 1",
        "2021-06-25, 1, 1365",
        "2021-06-25, 5, 273",
        "2021-06-25, 15, 91",
        "2021-06-25, 30, 46",
        "2024-07-04, 1, 1140",
        "2024-07-03, 1, 1155",
        "2024-07-03, 30, 39",
        "2026-04-03, 1, 915",
        "2025-01-09, 1, 930",
        "2024-12-25, 1, 0",
    })
    void aDayHasThisManyBars(LocalDate day, int minutes, int bars) {
        long from = CALENDAR.dayStartMillis(day);
        long to = CALENDAR.dayStartMillis(day.plusDays(1));

        assertThat(CALENDAR.expectedBars(from, to, minutes * MINUTE)).isEqualTo(bars);
    }

    @ParameterizedTest
    @CsvSource({
        // the bar before the gap, the bar after it, missing one-minute bars
        "2024-07-10T09:00:00, 2024-07-10T09:01:00, 0",
        "2024-07-10T09:00:00, 2024-07-10T09:05:00, 4",
        "2024-07-10T15:59:00, 2024-07-10T17:00:00, 0",
        "2024-07-12T15:59:00, 2024-07-14T17:00:00, 0",
        "2024-07-12T15:58:00, 2024-07-14T17:02:00, 3",
        "2021-06-25T15:14:00, 2021-06-25T15:30:00, 0",
        "2021-06-28T15:14:00, 2021-06-28T15:30:00, 15",
        "2024-03-08T15:59:00, 2024-03-10T17:00:00, 0",
        "2024-11-01T15:59:00, 2024-11-03T17:00:00, 0",
        "2024-12-24T12:14:00, 2024-12-25T17:00:00, 0",
        "2024-07-09T16:59:00, 2024-07-11T17:00:00, 2760",
    })
    void barsAreMissingOnlyWhileTheMarketTrades(
            LocalDateTime before, LocalDateTime after, int missing) {
        assertThat(CALENDAR.expectedBars(millis(before) + MINUTE, millis(after), MINUTE))
                .isEqualTo(missing);
    }

    @Test
    void refusesAReversedRangeAndAnIntervalOfZero() {
        assertThatThrownBy(() -> CALENDAR.expectedBars(1, 0, MINUTE))
                .hasMessage("Range is reversed: 1 to 0");
        assertThatThrownBy(() -> CALENDAR.expectedBars(0, 1, 0))
                .hasMessage("A bar's interval must be positive, but is 0 ms");
    }

    @Test
    void answersOutsideTheCoveredYearsButSaysSo() {
        assertThat(CALENDAR.covers(LocalDate.of(2015, 12, 31))).isFalse();
        assertThat(CALENDAR.covers(LocalDate.of(2016, 1, 1))).isTrue();
        assertThat(CALENDAR.covers(LocalDate.of(2035, 12, 31))).isTrue();
        assertThat(CALENDAR.covers(LocalDate.of(2036, 1, 1))).isFalse();
        assertThat(CALENDAR.trades(LocalDate.of(2010, 5, 6))).isTrue();
    }

    @Test
    void refusesInstantsBeforeAndAfterItsYears() {
        assertThatThrownBy(() -> CALENDAR.exchangeDayOf(-Duration.ofDays(1).toMillis()))
                .hasMessage("The calendar knows 1970 to 2099, not 1969-12-31");
        assertThatThrownBy(() ->
                        CALENDAR.sessionAtOrAfter(
                                Instant.parse("2100-01-01T00:00:00Z").toEpochMilli()))
                .hasMessage("The calendar knows 1970 to 2099, not 2100-01-01");
    }

    @Test
    void statesItsHoursInChicagoTime() {
        assertThat(CALENDAR.zone()).isEqualTo(ZoneId.of("America/Chicago"));
    }

    private static long millis(LocalDateTime chicago) {
        return chicago.atZone(ZoneId.of("America/Chicago")).toInstant().toEpochMilli();
    }
}
