package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentumReversalTest {
    /** With a volatility of 1/sqrt(20) a return beyond 2 is a run. */
    private static final double VOLATILITY = 1 / Math.sqrt(20);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "back below after a run up,            2.1,  101, 99,  -2, 1,  50, SELL 0.66",
        "RSI was overbought,                   2.1,  101, 99,  2,  -1, 76, SELL 0.76",
        "RSI at 75,                            2.1,  101, 99,  2,  1,  75, SELL 0.66",
        "RSI was oversold in a run up,         2.1,  101, 99,  2,  1,  20, SELL 0.66",
        "no run,                               1.9,  101, 99,  2,  1,  76, HOLD",
        "still above,                          2.1,  101, 101, 2,  1,  76, HOLD",
        "already below before,                 2.1,  99,  98,  2,  1,  76, HOLD",
        "the histogram grows,                  2.1,  101, 99,  1,  2,  76, HOLD",
        "the histogram stays,                  2.1,  101, 99,  1,  -1, 76, HOLD",
        "back above after a run down,          -2.1, 99,  101, -2, -1, 50, BUY 0.66",
        "RSI was oversold,                     -2.1, 99,  101, -2, -1, 24, BUY 0.76",
        "RSI at 25,                            -2.1, 99,  101, -2, -1, 25, BUY 0.66",
        "no run down,                          -1.9, 99,  101, -2, -1, 24, HOLD",
        "still below,                          -2.1, 99,  99,  -2, -1, 24, HOLD"
    })
    void reversal(
            String name,
            double change,
            double closeBefore,
            double close,
            double histogramBefore,
            double histogram,
            double rsi,
            String expected) {
        StrategyBench bench = bench();
        bench.with("return_20", change).with("rsi_14", rsi).with("macd_hist", histogramBefore);
        bench.close(closeBefore);
        bench.with("return_20", 0).with("rsi_14", 50).with("macd_hist", histogram);

        assertThat(bench.said(close)).isEqualTo(expected);
    }

    @Test
    void remembersTheRunForFiveBars() {
        assertThat(afterQuietBars(3)).isEqualTo("SELL 0.76");
        assertThat(afterQuietBars(4)).isEqualTo("HOLD");
    }

    private static String afterQuietBars(int count) {
        StrategyBench bench = bench();
        bench.with("return_20", 2.1).with("rsi_14", 80).with("macd_hist", 2).close(101);
        bench.with("return_20", 0).with("rsi_14", 50);
        for (int i = 0; i < count; i++) {
            bench.close(101);
        }
        return bench.with("macd_hist", 1).said(99);
    }

    private static StrategyBench bench() {
        return StrategyBench.of("momentum_reversal")
                .with("volatility_20", VOLATILITY)
                .with("ema_9", 100);
    }
}
