package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.signal.MarketBias;
import io.mytrader.signal.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendFollowingTest {
    private static final double ATR = 4;

    /** The averages stand at 100 and the fast one by {@code apart} from it; ATR is 4. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a bare crossing up,                    -1, 1,   100, 100,  NEUTRAL, BUY 0.7",
        "the close moved the same way,          -1, 1,   100, 101,  NEUTRAL, BUY 0.8",
        "the close moved against it,            -1, 1,   100, 99,   NEUTRAL, BUY 0.7",
        "the bias agrees,                       -1, 1,   100, 100,  BULLISH, BUY 0.8",
        "the bias opposes,                      -1, 1,   100, 100,  BEARISH, BUY 0.7",
        "exactly a quarter of an ATR apart,     -1, 1,   100, 100,  NEUTRAL, BUY 0.7",
        "more than a quarter of an ATR apart,   -1, 1.1, 100, 100,  NEUTRAL, BUY 0.8",
        "everything agrees,                     -1, 1.1, 100, 101,  BULLISH, BUY 1.0",
        "a bare crossing down,                  1, -1,   100, 100,  NEUTRAL, SELL 0.7",
        "down and the close moved down,         1, -1,   100, 99,   NEUTRAL, SELL 0.8",
        "down and the close moved up,           1, -1,   100, 101,  NEUTRAL, SELL 0.7",
        "down and the bias agrees,              1, -1,   100, 100,  BEARISH, SELL 0.8",
        "down and the bias opposes,             1, -1,   100, 100,  BULLISH, SELL 0.7",
        "down and far apart,                    1, -1.1, 100, 100,  NEUTRAL, SELL 0.8",
        "down and everything agrees,            1, -1.1, 100, 99,   BEARISH, SELL 1.0",
        "no crossing above,                     1, 2,    100, 101,  BULLISH, HOLD",
        "no crossing below,                     -1, -2,  100, 99,   BEARISH, HOLD",
        "a touch is no crossing,                -1, 0,   100, 101,  BULLISH, HOLD"
    })
    void crossing(
            String name,
            double apartBefore,
            double apart,
            double closeBefore,
            double close,
            MarketBias bias,
            String expected) {
        StrategyBench bench = StrategyBench.of("trend_following").biased(bias).with("atr_14", ATR);
        bench.with("sma_50", 100).with("sma_10", 100 + apartBefore).close(closeBefore);

        assertThat(bench.with("sma_10", 100 + apart).said(close)).isEqualTo(expected);
    }

    @Test
    void aLineThatTouchesAndGoesOnHasCrossed() {
        StrategyBench bench = StrategyBench.of("trend_following").with("atr_14", ATR);
        bench.with("sma_50", 100).with("sma_10", 99).close(100);
        bench.with("sma_10", 100).close(100);

        assertThat(bench.with("sma_10", 101).said(100)).isEqualTo("BUY 0.7");
    }

    @Test
    void speaksOnceForACrossing() {
        StrategyBench bench = StrategyBench.of("trend_following").with("atr_14", ATR);
        bench.with("sma_50", 100).with("sma_10", 99).close(100);
        bench.with("sma_10", 101).close(100);

        assertThat(bench.said(100)).isEqualTo("HOLD");
    }

    @Test
    void givesItsReasonsInTheOrderInWhichTheyCounted() {
        StrategyBench bench =
                StrategyBench.of("trend_following").biased(MarketBias.BULLISH).with("atr_14", ATR);
        bench.with("sma_50", 100).with("sma_10", 99).close(100);

        Signal signal = bench.with("sma_10", 101.5).close(102);

        assertThat(signal.reasons())
                .extracting(Object::toString)
                .containsExactly(
                        "fast average 101.5 crossed above slow average 100",
                        "the last close moved the same way by 2",
                        "the market's bias agrees",
                        "the averages stand 1.5 apart, ATR is 4");
    }
}
