package io.mytrader.sizing;

import static io.mytrader.sizing.Trades.DAY;
import static io.mytrader.sizing.Trades.NOON;
import static io.mytrader.sizing.Trades.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mytrader.property.Property;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradeStatisticsTest {
    private final TradeStatistics statistics = new TradeStatistics(SizingSettings.defaults());

    @Test
    void countsWinsAndLossesAfterCosts() {
        statistics.onTradeClosed(trade(1, "breakout", "bullish_low", NOON, "101.14"));
        statistics.onTradeClosed(trade(2, "breakout", "bullish_low", NOON, "-48.86"));
        statistics.onTradeClosed(trade(3, "breakout", "bullish_low", NOON, "1.14"));
        statistics.onTradeClosed(trade(4, "breakout", "bearish_low", NOON, "1"));

        TradeEvidence evidence = statistics.evidence("breakout", NOON);
        assertThat(evidence.trades()).isEqualTo(4);
        assertThat(evidence.wins()).isEqualTo(1);
        assertThat(evidence.losses()).isEqualTo(2);
        assertThat(evidence.measured()).isEqualTo(4);
        assertThat(evidence.meanWin()).isEqualTo(2);
        assertThat(evidence.meanLoss()).isCloseTo((1 + 0.0028) / 2, within(1e-12));
        assertThat(evidence.meanResult()).isCloseTo((2 - 1 - 0.0028) / 4, within(1e-12));
        // Squared differences of 2, -1, 0 and -0.0028 from their mean 0.2493, over 3.
        assertThat(evidence.deviation()).isCloseTo(1.2584919, within(1e-6));
        assertThat(evidence.payoff()).isCloseTo(2 / 0.5014, within(1e-12));
        assertThat(evidence.expectancyLowerBound())
                .isCloseTo(0.2493 - 1.6448536 * 1.2584919 / 2, within(1e-6));
    }

    @Test
    void anUnknownStrategyHasNoTrades() {
        assertThat(statistics.evidence("breakout", NOON)).isEqualTo(TradeEvidence.NONE);
        assertThat(statistics.evidence("breakout", "bullish_low", NOON))
                .isEqualTo(TradeEvidence.NONE);
    }

    @Test
    void strategiesAndRegimesAreApart() {
        statistics.onTradeClosed(trade(1, "breakout", "bullish_low", NOON, "10"));
        statistics.onTradeClosed(trade(2, "breakout", "bearish_low", NOON, "10"));
        statistics.onTradeClosed(trade(3, "trend_following", "bullish_low", NOON, "10"));

        assertThat(statistics.evidence("breakout", NOON).trades()).isEqualTo(2);
        assertThat(statistics.evidence("breakout", "bullish_low", NOON).trades()).isEqualTo(1);
        assertThat(statistics.evidence("trend_following", NOON).trades()).isEqualTo(1);
        assertThat(statistics.evidence("trend_following", "bearish_low", NOON).trades()).isZero();
    }

    @Test
    void tradesWithoutAStopCountButAreNotMeasured() {
        statistics.onTradeClosed(trade(1, "breakout", "bullish_low", NOON, "10", null));
        statistics.onTradeClosed(trade(2, "breakout", "bullish_low", NOON, "-10", null));
        TradeEvidence evidence = statistics.evidence("breakout", NOON);
        assertThat(evidence)
                .isEqualTo(
                        new TradeEvidence(
                                2, 1, 1, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0));
        assertThat(evidence.payoff()).isNaN();
        assertThat(evidence.expectancyLowerBound()).isNaN();
    }

    @Test
    void oneMeasuredTradeHasNoDeviation() {
        statistics.onTradeClosed(trade(1, "breakout", "bullish_low", NOON, "51.14"));
        assertThat(statistics.evidence("breakout", NOON))
                .isEqualTo(new TradeEvidence(1, 1, 0, 1, Double.NaN, 1, Double.NaN, 1));
    }

    @Test
    void onlyMeasuredTradesThatAreNotTooOldDeviate() {
        statistics.onTradeClosed(trade(1, "breakout", "bullish_low", NOON, "501.14"));
        statistics.onTradeClosed(trade(2, "breakout", "bullish_low", NOON + 1, "51.14"));
        statistics.onTradeClosed(trade(3, "breakout", "bullish_low", NOON + 2, "-48.86"));
        statistics.onTradeClosed(trade(4, "breakout", "bullish_low", NOON + 3, "9", null));
        TradeEvidence evidence = statistics.evidence("breakout", NOON + 90 * DAY + 1);
        assertThat(evidence).isEqualTo(new TradeEvidence(3, 2, 1, 1, 1, 0, Math.sqrt(2), 2));
    }

    /** Each instrument's book numbers its trades 1, 2, … by itself. */
    @Test
    void aRestartKeepsTheNewestTradesOfSeveralInstruments() {
        SizingSettings ten =
                new SizingSettings(
                        SizingMethod.KELLY, 1, 0.5, 1.0, 0.5, 0.25, 0.35, 20, 10, 10, 90, null);
        TradeStatistics before = new TradeStatistics(ten);
        for (int id = 1; id <= 10; id++) {
            before.add(new TradeResult(id, NOON + id, "trend", "bullish_low", -1, -1));
        }
        for (int id = 1; id <= 10; id++) {
            before.add(new TradeResult(id, NOON + 100 + id, "trend", "bearish_high", 1, 1));
        }
        TradeStatistics after = new TradeStatistics(ten);
        after.restore(before.snapshot());
        assertThat(after.evidence("trend", NOON + 200))
                .isEqualTo(before.evidence("trend", NOON + 200))
                .extracting(TradeEvidence::wins)
                .isEqualTo(10);
    }

    @Test
    void restoredStatisticsForgetWhatTheyHeld() {
        statistics.onTradeClosed(trade(1, "breakout", "bullish_low", NOON, "10"));
        statistics.restore(List.of());
        assertThat(statistics.evidence("breakout", NOON)).isEqualTo(TradeEvidence.NONE);
    }

    @Test
    void onlyTheNewestHundredCount() {
        for (int i = 1; i <= 101; i++) {
            statistics.onTradeClosed(
                    trade(i, "breakout", "bullish_low", NOON + i, i == 1 ? "100" : "-10"));
        }
        TradeEvidence evidence = statistics.evidence("breakout", NOON);
        assertThat(evidence.trades()).isEqualTo(100);
        assertThat(evidence.wins()).isZero();
    }

    @Test
    void tradesAgeOutAfterNinetyDays() {
        statistics.onTradeClosed(trade(1, "breakout", "bullish_low", NOON, "10"));
        statistics.onTradeClosed(trade(2, "breakout", "bullish_low", NOON + 1, "-10"));
        assertThat(statistics.evidence("breakout", NOON + 90 * DAY).trades()).isEqualTo(2);
        assertThat(statistics.evidence("breakout", NOON + 90 * DAY + 1).trades()).isEqualTo(1);
        TradeEvidence none = statistics.evidence("breakout", NOON + 90 * DAY + 2);
        assertThat(none).isEqualTo(TradeEvidence.NONE);
    }

    @Test
    void anOperatorResetsOneStrategy() {
        statistics.onTradeClosed(trade(1, "breakout", "bullish_low", NOON, "10"));
        statistics.onTradeClosed(trade(2, "trend_following", "bullish_low", NOON, "10"));
        statistics.reset("breakout");
        assertThat(statistics.evidence("breakout", NOON)).isEqualTo(TradeEvidence.NONE);
        assertThat(statistics.evidence("breakout", "bullish_low", NOON))
                .isEqualTo(TradeEvidence.NONE);
        assertThat(statistics.evidence("trend_following", NOON).trades()).isEqualTo(1);
    }

    @Test
    void restoredStatisticsSayTheSameNowAndAfterEveryLaterTrade() {
        List<String> strategies = List.of("breakout", "trend_following");
        List<String> regimes = List.of("bullish_low", "bearish_high", "neutral_medium");
        Property.holds(
                20,
                random -> {
                    TradeStatistics first = new TradeStatistics(SizingSettings.defaults());
                    TradeStatistics second = new TradeStatistics(SizingSettings.defaults());
                    int saveAt = random.nextInt(400);
                    for (int i = 1; i <= 500; i++) {
                        TradeResult result =
                                new TradeResult(
                                        i,
                                        NOON + i / 3 * DAY,
                                        strategies.get(random.nextInt(2)),
                                        regimes.get(random.nextInt(3)),
                                        random.nextInt(3) - 1,
                                        random.nextInt(5) == 0
                                                ? Double.NaN
                                                : random.nextDouble() * 4 - 2);
                        first.add(result);
                        if (i == saveAt) {
                            second.restore(first.snapshot());
                        } else if (i > saveAt) {
                            second.add(result);
                        }
                        if (i >= saveAt) {
                            assertThat(all(second, strategies, regimes, result.exitMillis()))
                                    .isEqualTo(
                                            all(first, strategies, regimes, result.exitMillis()));
                        }
                    }
                });
    }

    private static List<TradeEvidence> all(
            TradeStatistics statistics, List<String> strategies, List<String> regimes, long now) {
        List<TradeEvidence> all = new ArrayList<>();
        for (String strategy : strategies) {
            all.add(statistics.evidence(strategy, now));
            for (String regime : regimes) {
                all.add(statistics.evidence(strategy, regime, now));
            }
        }
        return all;
    }
}
