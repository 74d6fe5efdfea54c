package io.mytrader.regime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.regime.StrategyStatistics.Expectancy;
import io.mytrader.signal.MarketBias;
import io.mytrader.signal.VolatilityLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategySelectorTest {
    private static final List<String> STRATEGIES =
            List.of("breakout", "trend_following", "mean_reversion");

    private final Map<String, Expectancy> records = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "BULLISH, LOW,    trend_following, low volatility with a bias has no row of its own and"
                + " takes trend_following",
        "NEUTRAL, LOW,    mean_reversion,  low volatility without bias takes mean_reversion",
        "BEARISH, LOW,    trend_following, low volatility with a bias has no row of its own and"
                + " takes trend_following",
        "BULLISH, MEDIUM, breakout,        medium volatility takes breakout",
        "NEUTRAL, MEDIUM, breakout,        medium volatility takes breakout",
        "BEARISH, MEDIUM, breakout,        medium volatility takes breakout",
        "BULLISH, HIGH,   trend_following, high volatility with a bias takes trend_following",
        "NEUTRAL, HIGH,   trend_following, high volatility without bias has no row of its own and"
                + " takes trend_following",
        "BEARISH, HIGH,   trend_following, high volatility with a bias takes trend_following"
    })
    void everyRowOfTheTable(
            MarketBias bias, VolatilityLevel volatility, String strategy, String reason) {
        StrategySelector table = new TableSelector(STRATEGIES);

        assertThat(STRATEGIES.get(table.select(bias, volatility))).isEqualTo(strategy);
        assertThat(table.explain(bias, volatility)).isEqualTo(reason);
    }

    @Test
    void aRowWhoseStrategyIsNotConfiguredSelectsNone() {
        StrategySelector table = new TableSelector(List.of("trend_following"));

        assertThat(table.select(MarketBias.NEUTRAL, VolatilityLevel.MEDIUM))
                .isEqualTo(StrategySelector.NONE);
        assertThat(table.explain(MarketBias.NEUTRAL, VolatilityLevel.MEDIUM))
                .isEqualTo("medium volatility takes breakout, which is not configured");
    }

    @Test
    void performanceTakesTheBestBoundAmongThoseWithTwentyTrades() {
        record("breakout", 20, -0.2);
        record("trend_following", 25, 0.1);
        record("mean_reversion", 19, 0.9);
        StrategySelector selector = performance();

        assertThat(selector.select(MarketBias.NEUTRAL, VolatilityLevel.MEDIUM)).isEqualTo(1);
        assertThat(selector.explain(MarketBias.NEUTRAL, VolatilityLevel.MEDIUM))
                .isEqualTo(
                        "trend_following has the best lower bound of expectancy in neutral_medium,"
                                + " 0.1 R over 25 trades");
    }

    @Test
    void performanceFollowsTheTableWhereNoStrategyHasARecord() {
        record("trend_following", 19, 0.5);
        StrategySelector selector = performance();

        assertThat(selector.select(MarketBias.NEUTRAL, VolatilityLevel.MEDIUM)).isZero();
        assertThat(selector.explain(MarketBias.NEUTRAL, VolatilityLevel.MEDIUM))
                .isEqualTo(
                        "no strategy has 20 closed trades in neutral_medium yet:"
                                + " medium volatility takes breakout");
    }

    @Test
    void performanceIsJudgedInTheCurrentRegimeOnly() {
        record("trend_following", 25, 0.1);
        StrategySelector selector = performance();

        assertThat(selector.select(MarketBias.NEUTRAL, VolatilityLevel.LOW)).isEqualTo(2);
    }

    @Test
    void anUnknownBoundDoesNotCount() {
        record("trend_following", 25, Double.NaN);

        assertThat(performance().select(MarketBias.NEUTRAL, VolatilityLevel.MEDIUM)).isZero();
    }

    private StrategySelector performance() {
        return new PerformanceSelector(
                STRATEGIES,
                (strategy, regime) ->
                        records.getOrDefault(strategy + " " + regime, Expectancy.NONE),
                new TableSelector(STRATEGIES));
    }

    private void record(String strategy, int trades, double lowerBound) {
        records.put(strategy + " neutral_medium", new Known(trades, lowerBound));
    }

    private record Known(int trades, double lowerBound) implements Expectancy {}
}
