package io.mytrader.performance;

import static io.mytrader.performance.TradeSamples.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mytrader.account.ClosedTrade;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerformanceMetricsTest {
    private static final Instant START = Instant.parse("2024-01-02T00:00:00Z");

    @Test
    void isWorkedOutByHandForAFallAndARecovery() {
        // Four years, one bar a year: 10,000 -> 9,000 -> 12,000 -> 11,400 -> 14,641.
        EquityCurve.Builder equity = EquityCurve.builder(4);
        long year = Duration.ofHours(8766).toMillis();
        long[] values = {9_000, 12_000, 11_400, 14_641};
        for (int i = 0; i < values.length; i++) {
            equity.add(START.toEpochMilli() + (i + 1) * year, i, Money.ofUnits(values[i]).nanos());
        }
        List<ClosedTrade> trades =
                List.of(trade(1, "-999"), trade(2, "3001"), trade(3, "-599"), trade(4, "3242"));

        PerformanceMetrics metrics =
                PerformanceMetrics.of(
                        new TradingRecord(
                                Money.ofUnits(10_000),
                                trades,
                                equity.build(),
                                START.toEpochMilli(),
                                4,
                                3,
                                Money.ofUnits(77),
                                2));

        double[] daily = {-0.1, 1.0 / 3, -0.05, 14_641.0 / 11_400 - 1};
        double[] results = {-10, 30, -6, 32.41};
        assertThat(metrics)
                .usingRecursiveComparison()
                .withComparatorForType(PerformanceMetricsTest::nearly, Double.class)
                .isEqualTo(
                        new PerformanceMetrics(
                                Money.ofUnits(10_000),
                                Money.ofUnits(14_641),
                                Money.ofUnits(4_641),
                                46.41,
                                Money.ofUnits(6_241),
                                Money.ofUnits(-1_600),
                                Money.ofUnits(4),
                                Money.ofUnits(10),
                                4,
                                2,
                                2,
                                0.5,
                                6241.0 / 1600,
                                4641.0 / 4,
                                46.41 / 4,
                                4641.0 / 4,
                                Money.ofUnits(3_241),
                                Money.ofUnits(-1_000),
                                10.0,
                                1,
                                75.0,
                                Money.ofUnits(1_000),
                                10.0,
                                START,
                                START.plusMillis(year),
                                0.1,
                                ReturnStatistics.sharpe(daily),
                                ReturnStatistics.sortino(daily),
                                1.0,
                                ReturnStatistics.probabilisticSharpe(daily),
                                ReturnStatistics.systemQuality(results),
                                Money.ofUnits(77),
                                2));
    }

    @Test
    void leavesUndefinedFiguresOutWithoutTradesAndBars() {
        PerformanceMetrics metrics = PerformanceMetrics.of(flat(EquityCurve.builder(0).build()));

        assertThat(metrics)
                .isEqualTo(
                        new PerformanceMetrics(
                                Money.ofUnits(10_000),
                                Money.ofUnits(10_000),
                                Money.ZERO,
                                0,
                                Money.ZERO,
                                Money.ZERO,
                                Money.ZERO,
                                Money.ZERO,
                                0,
                                0,
                                0,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                0,
                                null,
                                Money.ZERO,
                                0,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                Money.ZERO,
                                0));
    }

    @Test
    void knowsNoCalmarRatioWithoutAFall() {
        EquityCurve.Builder equity = EquityCurve.builder(1);
        equity.add(START.toEpochMilli() + 1, 0, Money.ofUnits(10_000).nanos());

        PerformanceMetrics metrics = PerformanceMetrics.of(flat(equity.build()));

        assertThat(metrics.cagr()).isZero();
        assertThat(metrics.calmar()).isNull();
        assertThat(metrics.maxDrawdownStart()).isNull();
    }

    @Test
    void knowsNoYearlyGrowthOfALostAccount() {
        EquityCurve.Builder equity = EquityCurve.builder(1);
        equity.add(START.toEpochMilli() + 1, 0, 0);

        PerformanceMetrics metrics =
                PerformanceMetrics.of(
                        new TradingRecord(
                                Money.ofUnits(10_000),
                                List.of(trade(1, "-9999")),
                                equity.build(),
                                START.toEpochMilli(),
                                1,
                                1,
                                Money.ZERO,
                                0));

        assertThat(metrics.cagr()).isNull();
        assertThat(metrics.calmar()).isNull();
        assertThat(metrics.maxDrawdownPct()).isEqualTo(100);
    }

    @Test
    void knowsNoYearlyGrowthThatIsBeyondNumbers() {
        EquityCurve.Builder equity = EquityCurve.builder(1);
        equity.add(START.toEpochMilli() + 1, 0, Money.ofUnits(20_000).nanos());

        PerformanceMetrics metrics =
                PerformanceMetrics.of(
                        new TradingRecord(
                                Money.ofUnits(10_000),
                                List.of(trade(1, "10001")),
                                equity.build(),
                                START.toEpochMilli(),
                                1,
                                1,
                                Money.ZERO,
                                0));

        assertThat(metrics.cagr()).isNull();
    }

    @Test
    void refusesAnAccountWithoutMoney() {
        assertThatThrownBy(() ->
                        new TradingRecord(
                                Money.ZERO,
                                List.of(),
                                EquityCurve.builder(0).build(),
                                0,
                                0,
                                0,
                                Money.ZERO,
                                0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.00");
    }

    @Test
    void holdsOneContractFromTheFirstOpenToTheLastCloseLessCosts() {
        Instrument es = InstrumentCatalogue.find("ES").orElseThrow();
        BarSeries bars =
                BarSeries.builder(60_000)
                        .add(0, 5000, 5001, 4999, 5000.5, 1)
                        .add(60_000, 5000.5, 5012, 5000, 5010, 1)
                        .build();

        // 10 points less 2 ticks = 9.5 points of 50, less 2 x 2.15
        assertThat(BuyAndHold.net(es, bars, 1)).isEqualTo(Money.of("470.70"));
        assertThat(BuyAndHold.net(es, BarSeries.builder(60_000).build(), 1)).isEqualTo(Money.ZERO);
    }

    @Test
    void holdingIsUndefinedBeyondTheRangeOfMoney() {
        Instrument es = InstrumentCatalogue.find("ES").orElseThrow();
        BarSeries bars =
                BarSeries.builder(60_000)
                        .add(0, 1, 9e9, 1, 9e9, 1)
                        .add(60_000, 9e9, 9e9, 9e9, 9e9, 1)
                        .build();
        assertThat(BuyAndHold.net(es, bars, 1)).isNull();
    }

    private static TradingRecord flat(EquityCurve equity) {
        return new TradingRecord(
                Money.ofUnits(10_000),
                List.of(),
                equity,
                START.toEpochMilli(),
                equity.size(),
                0,
                Money.ZERO,
                0);
    }

    private static int nearly(Double left, Double right) {
        assertThat(left).isCloseTo(right, within(1e-9));
        return 0;
    }
}
