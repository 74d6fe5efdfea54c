package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.signal.MarketBias;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakoutTest {

    /** The channel is from 1000 to 2000; 0.05 percent of them are 0.5 and 1. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a bare breakout up,           2001,   1.2,  NEUTRAL, BUY 0.65",
        "with volume,                  2001,   1.21, NEUTRAL, BUY 0.8",
        "without any volume,           2001,   NaN,  NEUTRAL, BUY 0.65",
        "the bias agrees,              2001,   1,    BULLISH, BUY 0.75",
        "the bias opposes,             2001,   1,    BEARISH, BUY 0.65",
        "far beyond,                   2001.1, 1,    NEUTRAL, BUY 0.75",
        "everything agrees,            2010,   2,    BULLISH, BUY 1.0",
        "a close at the level,         2000,   2,    BULLISH, HOLD",
        "a close inside,               1500,   2,    BULLISH, HOLD",
        "a bare breakout down,         999.5,  1.2,  NEUTRAL, SELL 0.65",
        "down with volume,             999.5,  1.21, NEUTRAL, SELL 0.8",
        "down and the bias agrees,     999.5,  1,    BEARISH, SELL 0.75",
        "down and the bias opposes,    999.5,  1,    BULLISH, SELL 0.65",
        "down far beyond,              999.4,  1,    NEUTRAL, SELL 0.75",
        "down and everything agrees,   990,    2,    BEARISH, SELL 1.0",
        "a close at the lower level,   1000,   2,    BEARISH, HOLD"
    })
    void breakout(String name, double close, double volumeRatio, MarketBias bias, String expected) {
        StrategyBench bench =
                StrategyBench.of("breakout")
                        .biased(bias)
                        .with("donchian_high_20", 2000)
                        .with("donchian_low_20", 1000)
                        .with("volume_ratio", volumeRatio);

        assertThat(bench.said(close)).isEqualTo(expected);
    }
}
