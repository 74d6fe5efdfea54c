package io.mytrader.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuturesExpiryTest {

    private static final FuturesExpiry EXPIRY = FuturesExpiry.cmeEquityIndex();

    @ParameterizedTest
    @CsvSource({
        // contract, last trading day, end of trading, roll day
        "2016-03, 2016-03-18, 2016-03-18T13:30:00Z, 2016-03-16",
        "2024-12, 2024-12-20, 2024-12-20T14:30:00Z, 2024-12-18",
        "2025-06, 2025-06-20, 2025-06-20T13:30:00Z, 2025-06-18",
        // the third Friday is Juneteenth, or the day it is observed
        "2026-06, 2026-06-18, 2026-06-18T13:30:00Z, 2026-06-16",
        "2027-06, 2027-06-17, 2027-06-17T13:30:00Z, 2027-06-15",
        "2032-06, 2032-06-17, 2032-06-17T13:30:00Z, 2032-06-15",
        // not observed yet
        "2021-06, 2021-06-18, 2021-06-18T13:30:00Z, 2021-06-16",
    })
    void contractEndsAndRollsOn(
            YearMonth contract, LocalDate lastDay, Instant end, LocalDate rollDay) {
        assertThat(EXPIRY.lastTradingDay(contract)).isEqualTo(lastDay);
        assertThat(EXPIRY.lastTradingMillis(contract)).isEqualTo(end.toEpochMilli());
        assertThat(EXPIRY.rollDay(contract)).isEqualTo(rollDay);
    }

    @ParameterizedTest
    @CsvSource({
        // exchange day, front contract, no entry
        "2025-04-01, 2025-06, false",
        "2025-06-17, 2025-06, false",
        "2025-06-18, 2025-09, true",
        "2025-06-19, 2025-09, true",
        "2025-06-20, 2025-09, true",
        "2025-06-23, 2025-09, false",
        "2025-12-16, 2025-12, false",
        "2025-12-17, 2026-03, true",
        "2025-12-31, 2026-03, false",
    })
    void frontContractChangesTwoSessionsBeforeTheLastDay(
            LocalDate day, YearMonth front, boolean noEntry) {
        assertThat(EXPIRY.frontContract(day)).isEqualTo(front);
        assertThat(EXPIRY.isNoEntry(day)).isEqualTo(noEntry);
    }

    @Test
    void contractTakesNoEntryFromItsRollDayOn() {
        YearMonth june = YearMonth.of(2025, 6);

        assertThat(EXPIRY.isNoEntry(june, LocalDate.of(2025, 6, 17))).isFalse();
        assertThat(EXPIRY.isNoEntry(june, LocalDate.of(2025, 6, 18))).isTrue();
        assertThat(EXPIRY.isNoEntry(june, LocalDate.of(2025, 7, 18))).isTrue();
        assertThat(EXPIRY.isNoEntry(june.plusMonths(3), LocalDate.of(2025, 6, 18))).isFalse();
    }

    @Test
    void frontContractTakesEntriesOnEveryDayOfTwentyYears() {
        YearMonth previous = YearMonth.of(2016, 3);
        for (LocalDate day = LocalDate.of(2016, 1, 1);
                day.getYear() <= 2035;
                day = day.plusDays(1)) {
            YearMonth front = EXPIRY.frontContract(day);

            assertThat(EXPIRY.isNoEntry(front, day)).as("%s on %s", front, day).isFalse();
            assertThat(front).as("on %s", day).isIn(previous, previous.plusMonths(3));
            previous = front;
        }
    }

    @Test
    void refusesAMonthWithoutExpiry() {
        assertThatThrownBy(() -> EXPIRY.lastTradingDay(YearMonth.of(2025, 5)))
                .hasMessage("Contracts expire in March, June, September and December, not 2025-05");
    }
}
