package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.signal.MarketBias;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanReversionTest {

    /** The band is from 100 to 200, ATR is 4. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "below the band and oversold,       99,   29.9, NEUTRAL, BUY 0.7",
        "RSI not below 30,                  99,   30,   NEUTRAL, HOLD",
        "at the band,                       100,  20,   NEUTRAL, HOLD",
        "inside the band,                   150,  20,   NEUTRAL, HOLD",
        "RSI at 25,                         99,   25,   NEUTRAL, BUY 0.7",
        "RSI below 25,                      99,   24.9, NEUTRAL, BUY 0.8",
        "half an ATR outside,               98,   29,   NEUTRAL, BUY 0.7",
        "more than half an ATR outside,     97.9, 29,   NEUTRAL, BUY 0.8",
        "the bias opposes,                  99,   29,   BEARISH, BUY 0.6",
        "the bias agrees,                   99,   29,   BULLISH, BUY 0.7",
        "both bonuses,                      97,   20,   NEUTRAL, BUY 0.9",
        "above the band and overbought,     201,  70.1, NEUTRAL, SELL 0.7",
        "RSI not above 70,                  201,  70,   NEUTRAL, HOLD",
        "at the upper band,                 200,  80,   NEUTRAL, HOLD",
        "RSI at 75,                         201,  75,   NEUTRAL, SELL 0.7",
        "RSI above 75,                      201,  75.1, NEUTRAL, SELL 0.8",
        "half an ATR above,                 202,  71,   NEUTRAL, SELL 0.7",
        "more than half an ATR above,       202.1, 71,  NEUTRAL, SELL 0.8",
        "the bias opposes selling,          201,  71,   BULLISH, SELL 0.6",
        "the bias agrees with selling,      201,  71,   BEARISH, SELL 0.7",
        "both bonuses and the malus,        203,  80,   BULLISH, SELL 0.8",
        "overbought below the band,         99,   80,   NEUTRAL, HOLD"
    })
    void reversion(String name, double close, double rsi, MarketBias bias, String expected) {
        StrategyBench bench =
                StrategyBench.of("mean_reversion")
                        .biased(bias)
                        .with("bb_lower_20_2", 100)
                        .with("bb_upper_20_2", 200)
                        .with("atr_14", 4)
                        .with("rsi_14", rsi);

        assertThat(bench.said(close)).isEqualTo(expected);
    }
}
