package io.mytrader.sizing;

import static io.mytrader.sizing.Trades.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PerformanceSelectorTest {
    private static final List<String> CANDIDATES =
            List.of("breakout", "trend_following", "mean_reversion");

    private final TradeStatistics statistics = new TradeStatistics(SizingSettings.defaults());
    private final PerformanceSelector selector = new PerformanceSelector(statistics);
    private long nextId = 1;

    @Test
    void theTableChoosesUntilAStrategyHasTwentyTradesInTheRegime() {
        trade("mean_reversion", "bullish_low", 19, 2, -1);
        assertThat(choice("bullish_low")).isEqualTo("breakout");
        trade("mean_reversion", "bullish_low", 1, 2, -1);
        assertThat(choice("bullish_low")).isEqualTo("mean_reversion");
        assertThat(choice("bearish_low")).isEqualTo("breakout");
    }

    @Test
    void theBestLowerBoundWinsNotTheBestMean() {
        trade("trend_following", "bullish_low", 20, 6, -5);
        trade("mean_reversion", "bullish_low", 20, 0.5, 0.3);
        assertThat(choice("bullish_low")).isEqualTo("mean_reversion");
    }

    @Test
    void theFirstOfEqualsWins() {
        trade("trend_following", "bullish_low", 20, 1, -1);
        trade("mean_reversion", "bullish_low", 20, 1, -1);
        assertThat(choice("bullish_low")).isEqualTo("trend_following");
    }

    @Test
    void tradesWithoutAStopProveNothing() {
        trade("mean_reversion", "bullish_low", 40, Double.NaN, Double.NaN);
        assertThat(choice("bullish_low")).isEqualTo("breakout");
    }

    @Test
    void anotherStrategyThatIsNoCandidateIsNotChosen() {
        trade("pullback", "bullish_low", 20, 2, 2.1);
        assertThat(choice("bullish_low")).isEqualTo("breakout");
    }

    private String choice(String regime) {
        return selector.choose(CANDIDATES, regime, "breakout", NOON);
    }

    private void trade(String strategy, String regime, int count, double odd, double even) {
        for (int i = 0; i < count; i++) {
            double multiple = nextId % 2 == 1 ? odd : even;
            statistics.add(
                    new TradeResult(
                            nextId++,
                            NOON,
                            strategy,
                            regime,
                            (long) Math.signum(multiple),
                            multiple));
        }
    }
}
