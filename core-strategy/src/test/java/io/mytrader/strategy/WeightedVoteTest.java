package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.signal.MarketBias;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightedVoteTest {

    /**
     * trend_following 0.4, breakout 0.3, mean_reversion 0.3; the close is 2010, beyond a channel
     * whose high is given, the fast average crosses to its given place, the RSI is given.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nobody speaks,                        2020, 99,  50, HOLD",
        "the trend alone,                      2020, 101, 50, BUY 0.8",
        "the breakout alone,                   2000, 99,  50, BUY 0.75",
        // (0.4 x 0.8 + 0.3 x 0.75) / 0.7
        "trend and breakout,                   2000, 101, 50, BUY 0.778571428571",
        // (0.4 x 0.8 - 0.3 x 0.9) / 0.7
        "trend against reversion,              2020, 101, 80, HOLD",
        // -0.3 x 0.9 / 0.3
        "the reversion alone,                  2020, 99,  80, SELL 0.9"
    })
    void scores(String name, double channelHigh, double fast, double rsi, String expected) {
        StrategyBench bench = bench(Map.of());
        bench.with("sma_10", 99).close(2009);
        bench.with("donchian_high_20", channelHigh).with("sma_10", fast).with("rsi_14", rsi);

        assertThat(bench.said(2010)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "threshold {0}")
    @CsvSource({"0.75, BUY 0.75", "0.76, HOLD"})
    void speaksFromItsThresholdOn(double threshold, String expected) {
        StrategyBench bench = bench(Map.of("vote_threshold", threshold));
        bench.with("sma_10", 99).close(1500);

        assertThat(bench.with("donchian_high_20", 2000).said(2010)).isEqualTo(expected);
    }

    @Test
    void givesItsStrategiesTheirOwnParameters() {
        StrategyBench bench =
                bench(Map.of("parameters", Map.of("breakout", Map.of("confidence", 0.9))));
        bench.with("sma_10", 99).close(1500);

        assertThat(bench.with("donchian_high_20", 2000).said(2010)).isEqualTo("BUY 1.0");
    }

    @Test
    void showsTheVotesItCounted() {
        SignalPipeline pipeline =
                SignalPipeline.create(
                        StrategySettings.of("weighted_vote", Map.of()),
                        InstrumentCatalogue.find("ES").orElseThrow(),
                        StrategyRegistry.builtIn());

        assertThat(pipeline.votes())
                .extracting(vote -> vote.strategy())
                .containsExactly("weighted_vote", "trend_following", "breakout", "mean_reversion");
    }

    @Test
    void refusesWeightsThatCannotVote() {
        assertThatThrownBy(() -> bench(Map.of("weights", Map.of("breakout", 0))))
                .isInstanceOf(StrategyException.class)
                .hasMessageContaining("weight above zero");
        assertThatThrownBy(() -> bench(Map.of("weights", Map.of("breakuot", 1))))
                .isInstanceOf(StrategyException.class)
                .hasMessage("unknown strategy breakuot; did you mean breakout?");
        assertThatThrownBy(() -> bench(Map.of("weights", Map.of("weighted_vote", 1))))
                .isInstanceOf(StrategyException.class)
                .hasMessageContaining("cannot vote in itself");
        assertThatThrownBy(() -> bench(Map.of("weights", Map.of("breakout", -1))))
                .isInstanceOf(StrategyException.class)
                .hasMessageContaining("expected a number from 0 to 1000, but found -1");
        assertThatThrownBy(() -> bench(Map.of("parameters", Map.of("pullback", Map.of()))))
                .isInstanceOf(StrategyException.class)
                .hasMessageContaining("pullback is not one of the strategies in use");
    }

    private static StrategyBench bench(Map<String, ?> parameters) {
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        return new StrategyBench("weighted_vote", all)
                .biased(MarketBias.NEUTRAL)
                .with("sma_50", 100)
                .with("atr_14", 40)
                .with("volume_ratio", 1)
                .with("rsi_14", 50)
                .with("donchian_high_20", 2020)
                .with("donchian_low_20", 100)
                .with("bb_lower_20_2", 100)
                .with("bb_upper_20_2", 1980);
    }
}
