package io.mytrader.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.market.Money;
import io.mytrader.performance.MonthlyResults.Month;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonthlyResultsTest {
    private static final Money START = Money.ofUnits(1000);

    @Test
    void measuresEachMonthFromTheLastBarBeforeIt() {
        EquityCurve.Builder curve = EquityCurve.builder(5);
        add(curve, 1, "2024-01-31", 900);
        add(curve, 2, "2024-01-31", 1100);
        add(curve, 3, "2024-02-01", 1050);
        add(curve, 4, "2024-02-29", 1210);
        add(curve, 5, "2024-04-01", 1210);

        assertThat(MonthlyResults.of(curve.build(), START))
                .containsExactly(
                        Map.entry(YearMonth.of(2024, 1), new Month(START, Money.ofUnits(100))),
                        Map.entry(
                                YearMonth.of(2024, 2),
                                new Month(Money.ofUnits(1100), Money.ofUnits(110))),
                        Map.entry(
                                YearMonth.of(2024, 4), new Month(Money.ofUnits(1210), Money.ZERO)));
    }

    @Test
    void hasNoMonthsWithoutBars() {
        assertThat(MonthlyResults.of(EquityCurve.builder(0).build(), START)).isEmpty();
    }

    @Test
    void knowsNoFractionOfALostAccount() {
        assertThat(new Month(Money.ofUnits(1000), Money.ofUnits(-100)).fraction()).isEqualTo(-0.1);
        assertThat(new Month(Money.ZERO, Money.ofUnits(5)).fraction()).isNaN();
    }

    private static void add(EquityCurve.Builder curve, long minute, String day, long equity) {
        curve.add(
                minute * 60_000, LocalDate.parse(day).toEpochDay(), Money.ofUnits(equity).nanos());
    }
}
