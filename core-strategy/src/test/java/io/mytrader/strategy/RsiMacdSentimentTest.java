package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RsiMacdSentimentTest {

    /** The histogram is on the same side before, so that there is no cross; band 0.5, ADX 25. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "RSI and MACD,                        30,   1,  NaN,  BUY 0.65",
        "RSI at its threshold is neutral,     40,   1,  NaN,  HOLD",
        "RSI alone,                           30,   0,  NaN,  HOLD",
        "RSI against MACD,                    30,   -1, NaN,  HOLD",
        "two against one,                     30,   1,  -0.5, HOLD",
        "all three,                           30,   1,  0.5,  BUY 0.7",
        "sentiment at its threshold,          30,   1,  0.3,  BUY 0.65",
        "MACD and sentiment,                  50,   1,  0.4,  BUY 0.59",
        "RSI and sentiment,                   39,   0,  0.4,  BUY 0.6",
        "sentiment alone,                     50,   0,  0.9,  HOLD",
        "the cap,                             0,    1,  1,    BUY 0.95",
        "RSI and MACD to sell,                70,   -1, NaN,  SELL 0.65",
        "RSI at its upper threshold,          60,   -1, NaN,  HOLD",
        "overbought against MACD,             70,   1,  NaN,  HOLD",
        "two against one to sell,             70,   -1, 0.5,  HOLD",
        "all three to sell,                   70,   -1, -0.5, SELL 0.7",
        "sentiment at its lower threshold,    70,   -1, -0.3, SELL 0.65",
        "MACD and sentiment to sell,          50,   -1, -0.4, SELL 0.59"
    })
    void votes(String name, double rsi, double histogram, double sentiment, String expected) {
        StrategyBench bench = bench(Map.of()).with("rsi_14", 50).with("macd_hist", histogram);
        bench.close(100);

        assertThat(bench.with("rsi_14", rsi).with("sentiment", sentiment).said(100))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "low in the band,            30, 1,  0.19, 25,   BUY 0.75",
        "at a fifth of the band,     30, 1,  0.2,  25,   BUY 0.65",
        "a trend,                    30, 1,  0.5,  25.1, BUY 0.75",
        "high in the band,           70, -1, 0.81, 25,   SELL 0.75",
        "at four fifths,             70, -1, 0.8,  25,   SELL 0.65",
        "low in the band, 70, -1, 0.1, 25, SELL 0.65",
        "a trend to sell in,         70, -1, 0.5,  26,   SELL 0.75"
    })
    void bonuses(
            String name,
            double rsi,
            double histogram,
            double bandPercent,
            double adx,
            String expected) {
        StrategyBench bench = bench(Map.of()).with("rsi_14", 50).with("macd_hist", histogram);
        bench.close(100);
        bench.with("rsi_14", rsi).with("bb_percent", bandPercent).with("adx_14", adx);

        assertThat(bench.said(100)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the cross up earns its bonus,        false, 30, -1, 1,  BUY 0.85",
        "the cross down earns its bonus,      false, 70, 1,  -1, SELL 0.85",
        "only a cross votes,                  true,  30, 1,  1,  HOLD",
        "the cross up votes,                  true,  30, -1, 1,  BUY 0.85",
        "only a cross votes to sell,          true,  70, -1, -1, HOLD",
        "the cross down votes,                true,  70, 1,  -1, SELL 0.85"
    })
    void macdCrosses(
            String name,
            boolean useCrossover,
            double rsi,
            double before,
            double now,
            String expected) {
        StrategyBench bench =
                bench(Map.of("use_macd_crossover", useCrossover))
                        .with("rsi_14", 50)
                        .with("macd_hist", before);
        bench.close(100);

        assertThat(bench.with("rsi_14", rsi).with("macd_hist", now).said(100)).isEqualTo(expected);
    }

    private static StrategyBench bench(Map<String, ?> parameters) {
        return new StrategyBench("rsi_macd_sentiment", parameters)
                .with("bb_percent", 0.5)
                .with("adx_14", 25);
    }
}
