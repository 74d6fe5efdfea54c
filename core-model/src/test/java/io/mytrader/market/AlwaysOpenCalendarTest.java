package io.mytrader.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AlwaysOpenCalendarTest {

    private static final TradingCalendar CALENDAR = TradingCalendar.alwaysOpen();
    private static final long SATURDAY_NOON = Instant.parse("2024-07-13T12:00:00Z").toEpochMilli();
    private static final long SATURDAY = Instant.parse("2024-07-13T00:00:00Z").toEpochMilli();
    private static final long SUNDAY = Instant.parse("2024-07-14T00:00:00Z").toEpochMilli();

    @Test
    void everyUtcDateIsOneSession() {
        TradingSession expected =
                new TradingSession(LocalDate.of(2024, 7, 13), SATURDAY, SUNDAY, SATURDAY, SUNDAY);

        assertThat(CALENDAR.sessionAtOrAfter(SATURDAY_NOON)).isEqualTo(expected);
        assertThat(CALENDAR.sessionAtOrBefore(SATURDAY_NOON)).isEqualTo(expected);
        assertThat(CALENDAR.sessionAtOrAfter(SUNDAY).openMillis()).isEqualTo(SUNDAY);
        assertThat(CALENDAR.dayStartMillis(LocalDate.of(2024, 7, 13))).isEqualTo(SATURDAY);
        assertThat(CALENDAR.zone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void neverCloses() {
        assertThat(CALENDAR.isOpen(SUNDAY)).isTrue();
        assertThat(CALENDAR.isOpen(-1)).isTrue();
        assertThat(CALENDAR.inHalt(SUNDAY)).isFalse();
        assertThat(CALENDAR.nextCloseMillis(SATURDAY_NOON)).isEqualTo(Long.MAX_VALUE);
        assertThat(CALENDAR.covers(LocalDate.of(1900, 1, 1))).isTrue();
        assertThat(CALENDAR.trades(LocalDate.of(2024, 12, 25))).isTrue();
    }

    @Test
    void expectsEveryBarOfTheRange() {
        assertThat(CALENDAR.expectedBars(SATURDAY, SUNDAY, 60_000)).isEqualTo(1440);
        assertThat(CALENDAR.expectedBars(SATURDAY + 1, SUNDAY, 60_000)).isEqualTo(1439);
        assertThat(CALENDAR.expectedBars(SUNDAY, SUNDAY, 60_000)).isZero();
    }
}
