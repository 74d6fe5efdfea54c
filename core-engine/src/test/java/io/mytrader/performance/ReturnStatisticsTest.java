package io.mytrader.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mytrader.market.Money;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnStatisticsTest {
    /** r_i = 0.001 + 0.010 sin(i) + 0.004 cos(3i), i = 1..252. */
    private static final double[] YEAR =
            IntStream.rangeClosed(1, 252)
                    .mapToDouble(i -> 0.001 + 0.010 * Math.sin(i) + 0.004 * Math.cos(3 * i))
                    .toArray();

    @Test
    void agreesWithTheReferenceYear() {
        assertThat(ReturnStatistics.sharpe(YEAR)).isCloseTo(2.1012, within(0.00005));
        assertThat(ReturnStatistics.sortino(YEAR)).isCloseTo(3.3643, within(0.00005));
        assertThat(ReturnStatistics.probabilisticSharpe(YEAR)).isCloseTo(0.98182, within(0.00001));
    }

    @Test
    void findsTheReferenceYearAgainInAnEquityCurve() {
        Money start = Money.ofUnits(1_000_000);
        EquityCurve.Builder builder = EquityCurve.builder(YEAR.length);
        double equity = start.toDouble();
        for (int day = 0; day < YEAR.length; day++) {
            equity *= 1 + YEAR[day];
            builder.add(day * 86_400_000L, day, Money.ofDouble(equity).nanos());
        }
        EquityCurve curve = builder.build();

        assertThat(Drawdown.of(curve, start).percent()).isCloseTo(1.9834, within(0.00005));
        assertThat(ReturnStatistics.sharpe(curve.dailyReturns(start)))
                .isCloseTo(2.1012, within(0.00005));
        assertThat(ReturnStatistics.sortino(curve.dailyReturns(start)))
                .isCloseTo(3.3643, within(0.00005));
    }

    @Test
    void worksOutTwoReturnsAsByHand() {
        double[] returns = {0.02, -0.01};

        // mean 0.005, deviation 0.0212132, downside sqrt(0.0001 / 2) = 0.00707107
        assertThat(ReturnStatistics.sharpe(returns))
                .isCloseTo(0.005 / 0.0212132034 * Math.sqrt(252), within(1e-7));
        assertThat(ReturnStatistics.sortino(returns))
                .isCloseTo(0.005 / 0.00707106781 * Math.sqrt(252), within(1e-7));
        // two values: skewness 0, kurtosis 1, so the variance term is 1
        assertThat(ReturnStatistics.probabilisticSharpe(returns))
                .isCloseTo(NormalDistribution.cumulative(0.005 / 0.0212132034), within(1e-9));
    }

    @Test
    void knowsNoRatioOfTooFewOrEqualReturns() {
        for (double[] returns : new double[][] {{}, {0.01}, {0.1, 0.1, 0.1}, {0, 0, 0}}) {
            assertThat(ReturnStatistics.sharpe(returns)).isNull();
            assertThat(ReturnStatistics.probabilisticSharpe(returns)).isNull();
            assertThat(ReturnStatistics.systemQuality(returns)).isNull();
        }
    }

    @Test
    void knowsNoSortinoRatioWithoutALoss() {
        assertThat(ReturnStatistics.sortino(new double[] {})).isNull();
        assertThat(ReturnStatistics.sortino(new double[] {0.01, 0.02})).isNull();
        assertThat(ReturnStatistics.sortino(new double[] {0, 0})).isNull();
    }

    @Test
    void knowsNoRatioWhenADayStartedWithoutEquity() {
        double[] returns = {0.01, -1.2, Double.NaN};

        assertThat(ReturnStatistics.sharpe(returns)).isNull();
        assertThat(ReturnStatistics.sortino(returns)).isNull();
        assertThat(ReturnStatistics.probabilisticSharpe(returns)).isNull();
    }

    @Test
    void countsAtMostAHundredTradesInTheSystemQuality() {
        double[] fourTrades = {2, -1, 2, -1};
        double[] manyTrades =
                IntStream.range(0, 400).mapToDouble(i -> i % 2 == 0 ? 2 : -1).toArray();

        // mean 0.5, squares 4 x 2.25 = 9
        assertThat(ReturnStatistics.systemQuality(fourTrades))
                .isCloseTo(2 * 0.5 / Math.sqrt(9.0 / 3), within(1e-12));
        assertThat(ReturnStatistics.systemQuality(manyTrades))
                .isCloseTo(10 * 0.5 / Math.sqrt(900.0 / 399), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.841344746068543",
        "-1, 0.158655253931457",
        "1.959963984540054, 0.975",
        "-5, 2.866515718791939e-7",
        "9, 1",
        "-40, 0"
    })
    void agreesWithTablesOfTheNormalDistribution(double x, double probability) {
        assertThat(NormalDistribution.cumulative(x)).isCloseTo(probability, within(1e-14));
    }
}
