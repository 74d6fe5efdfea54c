package io.mytrader.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.market.Bar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a market that does not move looks like, where ta4j has another answer or none. */
class DeclaredDeviationTest {

    @ParameterizedTest
    @CsvSource({"rsi_14, 50", "stoch_k, 50", "stoch_d, 50", "bb_percent, 0.5"})
    void standsInTheMiddleWhenNothingHasMoved(String feature, double middle) {
        assertThat(last(flat(5000.1, 60), feature)).isEqualTo(middle);
    }

    @ParameterizedTest
    @CsvSource({
        "bb_width, 0",
        "volatility_20, 0",
        "return_20, 0",
        "atr_14, 0",
        "adx_14, 0",
        "macd_hist, 0",
        "atr_percentile_120, 1"
    })
    void hasNoRangeWhenNothingHasMoved(String feature, double expected) {
        assertThat(last(flat(5000.1, 300), feature)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bb_percent", "bb_width"})
    void theBandHasNoWidthAgainAfterAWildTime(String feature) {
        List<Bar> bars = new ArrayList<>(GeneratedBars.ordinary(5, 100));
        for (Bar bar : flat(5000.1, 20)) {
            bars.add(shifted(bar, 200));
        }

        assertThat(last(bars, feature)).isEqualTo(feature.equals("bb_width") ? 0 : 0.5);
    }

    @ParameterizedTest
    @CsvSource({"100.5, 100", "99.5, 0"})
    void strengthIsAtItsEndWhenItOnlyMovedOneWay(double next, double expected) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            bars.add(bar(i, 100 + (next - 100) * i));
        }

        assertThat(last(bars, "rsi_14")).isEqualTo(expected);
    }

    private static double last(List<Bar> bars, String feature) {
        double[] column = Streamed.column(bars, feature);
        return column[column.length - 1];
    }

    private static List<Bar> flat(double price, int count) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bars.add(bar(i, price));
        }
        return bars;
    }

    private static Bar shifted(Bar bar, int minutes) {
        return bar(minutes + (int) (bar.openMillis() / 60_000), bar.close());
    }

    private static Bar bar(int minute, double price) {
        long at = minute * 60_000L;
        return new Bar(at, at + 60_000, price, price, price, price, 10);
    }
}
