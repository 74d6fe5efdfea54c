package io.mytrader.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mytrader.market.Money;
import org.junit.jupiter.api.Test;

class EquityCurveTest {
    private static final Money START = Money.ofUnits(1000);

    @Test
    void keepsWhatWasAddedBeyondTheExpectedSize() {
        EquityCurve.Builder builder = EquityCurve.builder(0);
        for (int i = 0; i < 100; i++) {
            builder.add(i * 60_000L, i / 10, i);
        }
        EquityCurve curve = builder.build();

        assertThat(curve.size()).isEqualTo(100);
        assertThat(curve.millis(99)).isEqualTo(99 * 60_000L);
        assertThat(curve.exchangeDay(99)).isEqualTo(9);
        assertThat(curve.equity(99)).isEqualTo(new Money(99));
        assertThat(curve.closesDay(8)).isFalse();
        assertThat(curve.closesDay(9)).isTrue();
        assertThat(curve.closesDay(99)).isTrue();
    }

    @Test
    void measuresEachDayAtItsLastBarAgainstTheDayBefore() {
        EquityCurve curve = curve(new long[][] {{1, 500}, {1, 1100}, {3, 2000}, {3, 990}});

        assertThat(curve.dailyReturns(START))
                .containsExactly(new double[] {0.1, -0.1}, within(1e-15));
    }

    @Test
    void hasNoReturnOnADayThatStartsWithoutEquity() {
        EquityCurve curve = curve(new long[][] {{1, 0}, {2, 100}});

        assertThat(curve.dailyReturns(START)).containsExactly(-1, Double.NaN);
    }

    @Test
    void endsWithTheEquityThatReplacedTheLastPoint() {
        EquityCurve.Builder builder = EquityCurve.builder(2);
        builder.add(1, 1, 10);
        builder.add(2, 1, 20);
        builder.replaceLast(15);

        assertThat(builder.build().equity(1)).isEqualTo(new Money(15));
    }

    @Test
    void refusesTimesThatDoNotFollow() {
        EquityCurve.Builder builder = EquityCurve.builder(2);
        builder.add(60_000, 5, 1);

        assertThatThrownBy(() -> builder.add(60_000, 5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("60000");
        assertThatThrownBy(() -> builder.add(120_000, 4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("day 4");
    }

    @Test
    void measuresTheFallFromTheRunningPeakWhichStartsAtTheStartingBalance() {
        assertThat(Drawdown.of(curve(new long[][] {{1, 1000}, {1, 1200}}), START))
                .isEqualTo(new Drawdown(Money.ZERO, 0, -1, -1));
        assertThat(Drawdown.of(curve(new long[][] {{1, 900}, {1, 950}}), START))
                .isEqualTo(new Drawdown(Money.ofUnits(100), 10, -1, 0));
        assertThat(Drawdown.of(curve(new long[][] {{1, 2000}, {1, 1900}, {1, 1500}}), START))
                .isEqualTo(new Drawdown(Money.ofUnits(500), 25, 0, 2));
    }

    @Test
    void mayHaveItsDeepestFallsInMoneyAndInPercentAtDifferentTimes() {
        long[][] points = {{1, 500}, {1, 10_000}, {2, 9_000}, {2, 9_000}};

        assertThat(Drawdown.of(curve(points), START))
                .isEqualTo(new Drawdown(Money.ofUnits(1000), 50, 1, 2));
    }

    /** Points {exchange day, equity in whole units}, one a minute. */
    private static EquityCurve curve(long[][] points) {
        EquityCurve.Builder builder = EquityCurve.builder(points.length);
        for (int i = 0; i < points.length; i++) {
            builder.add(i * 60_000L, points[i][0], Money.ofUnits(points[i][1]).nanos());
        }
        return builder.build();
    }
}
