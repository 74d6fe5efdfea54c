package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PullbackTest {

    /** RSI on three bars; the close stays on its side of EMA9. Up: VWAP 90, EMA9 100, EMA21 95. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "turns up,                       20, 50, 44, 45,   BUY 0.68",
        "ADX too weak,                   19, 50, 44, 45,   HOLD",
        "still falling,                  20, 50, 45, 44,   HOLD",
        "was rising already,             20, 43, 44, 45,   HOLD",
        "moved by rounding alone,        20, 50, 44, 44.0000000001, HOLD",
        "fell by rounding alone,         20, 44.0000000001, 44, 45, HOLD",
        "at the lower edge,              20, 50, 39, 40,   BUY 0.68",
        "below the lower edge,           20, 50, 39, 39.9, HOLD",
        "at the upper edge,              20, 56, 54, 55,   BUY 0.68",
        "above the upper edge,           20, 58, 54, 55.1, HOLD"
    })
    void rsiTurnsUpInAnUptrend(
            String name, double adx, double first, double second, double third, String expected) {
        StrategyBench bench = uptrend().with("adx_14", adx);

        assertThat(rsiOf(bench, 105, first, second, third)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "turns down,                     20, 50, 56, 55,   SELL 0.68",
        "ADX too weak,                   19, 50, 56, 55,   HOLD",
        "still rising,                   20, 50, 55, 56,   HOLD",
        "at the upper edge,              20, 50, 61, 60,   SELL 0.68",
        "above the upper edge,           20, 50, 61, 60.1, HOLD",
        "at the lower edge,              20, 44, 46, 45,   SELL 0.68",
        "below the lower edge,           20, 42, 46, 44.9, HOLD"
    })
    void rsiTurnsDownInADowntrend(
            String name, double adx, double first, double second, double third, String expected) {
        StrategyBench bench = downtrend().with("adx_14", adx);

        assertThat(rsiOf(bench, 95, first, second, third)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "close below VWAP,      105, 106, 100, 95",
        "EMA9 not above EMA21,  105, 90,  100, 100"
    })
    void withoutATrendThereIsNoPullback(
            String name, double close, double vwap, double fast, double slow) {
        StrategyBench bench =
                StrategyBench.of("pullback")
                        .with("adx_14", 30)
                        .with("vwap_session", vwap)
                        .with("ema_9", fast)
                        .with("ema_21", slow);

        assertThat(rsiOf(bench, close, 50, 44, 45)).isEqualTo("HOLD");
    }

    /** RSI stays at 70 and never turns; closes are above or below EMA9 at 100. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "one close below and back,      101 99 101,             BUY 0.68",
        "three closes below and back,   101 99 99 99 101,       BUY 0.68",
        "four closes below and back,    101 99 99 99 99 101,    HOLD",
        "the second close above,        101 99 101 102,         HOLD",
        "never below,                   101 102 103,            HOLD",
        "back to the average only,      101 99 100,             HOLD"
    })
    void reclaimsTheAverageInAnUptrend(String name, String closes, String expected) {
        StrategyBench bench = uptrend().with("adx_14", 20).with("rsi_14", 70);

        assertThat(last(bench, closes)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "one close above and back,      99 101 99,              SELL 0.68",
        "three closes above and back,   99 101 101 101 99,      SELL 0.68",
        "four closes above and back,    99 101 101 101 101 99,  HOLD",
        "never above,                   99 98 97,               HOLD"
    })
    void losesTheAverageInADowntrend(String name, String closes, String expected) {
        StrategyBench bench = downtrend().with("adx_14", 20).with("rsi_14", 30);

        assertThat(last(bench, closes)).isEqualTo(expected);
    }

    private static String rsiOf(
            StrategyBench bench, double close, double first, double second, double third) {
        bench.with("rsi_14", first).close(close);
        bench.with("rsi_14", second).close(close);
        return bench.with("rsi_14", third).said(close);
    }

    private static String last(StrategyBench bench, String closes) {
        String said = "";
        for (String close : closes.split(" ", -1)) {
            said = bench.said(Double.parseDouble(close));
        }
        return said;
    }

    private static StrategyBench uptrend() {
        return StrategyBench.of("pullback")
                .with("vwap_session", 90)
                .with("ema_9", 100)
                .with("ema_21", 95);
    }

    private static StrategyBench downtrend() {
        return StrategyBench.of("pullback")
                .with("vwap_session", 110)
                .with("ema_9", 100)
                .with("ema_21", 105);
    }
}
