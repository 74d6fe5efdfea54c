package io.mytrader.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.market.Bar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.Num;

/**
 * Every feature that ta4j has too, compared on each bar from its first ready one.
 *
 * <p>ta4j's running sums lose digits for good when a huge number passes through them. Indicators
 * built on them are therefore asked for every other bar, then for those between, which makes ta4j
 * add up afresh.
 */
class Ta4jOracleTest {
    private static final double RELATIVE = 1e-9;

    @Test
    void equalsTa4jOverAHundredThousandOrdinaryBars() {
        compare(GeneratedBars.ordinary(1, 100_000));
    }

    @Test
    void equalsTa4jOverAHundredThousandExtremeBars() {
        compare(GeneratedBars.extreme(2, 100_000));
    }

    private static void compare(List<Bar> bars) {
        BarSeries series = Ta4jSeries.of(bars);
        Map<String, Oracle> oracles = oracles(series);
        List<String> names = List.copyOf(oracles.keySet());
        double[][] columns = Streamed.columns(bars, names);
        for (int f = 0; f < names.size(); f++) {
            compare(
                    bars,
                    names.get(f),
                    columns[f],
                    Objects.requireNonNull(oracles.get(names.get(f))));
        }
    }

    private static void compare(List<Bar> bars, String name, double[] values, Oracle oracle) {
        for (int i = 0; i < oracle.firstReady(); i++) {
            assertThat(values[i]).as("%s is not ready at %d", name, i).isNaN();
        }
        int count = bars.size() - oracle.firstReady();
        for (int step = 0; step < count; step++) {
            int everyOther = step * 2 < count ? step * 2 : (step - (count + 1) / 2) * 2 + 1;
            int i = oracle.firstReady() + (oracle.sums() ? everyOther : step);
            double expected = oracle.indicator().getValue(i).doubleValue();
            // a difference of prices cannot have more digits than the prices
            double scale =
                    Math.max(
                            Math.abs(expected), oracle.ofPrices() ? bars.get(i).close() * 1e-3 : 0);
            if (!(Math.abs(values[i] - expected) <= RELATIVE * scale)) {
                throw new AssertionError(
                        name + " at " + i + ": " + values[i] + " instead of " + expected);
            }
        }
    }

    /**
     * @param firstReady index of the first bar on which the feature is ready
     * @param ofPrices whether the value is a difference of prices
     * @param sums whether ta4j computes it with running sums
     */
    private record Oracle(
            Indicator<Num> indicator, int firstReady, boolean ofPrices, boolean sums) {}

    private static Map<String, Oracle> oracles(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        Map<String, Oracle> oracles = new LinkedHashMap<>();
        for (int n : new int[] {10, 20, 50}) {
            oracles.put("sma_" + n, summed(new SMAIndicator(close, n), n - 1));
        }
        for (int n : new int[] {9, 20, 21, 50, 200}) {
            oracles.put("ema_" + n, plain(new EMAIndicator(close, n), n));
        }
        oracles.put("rsi_14", plain(new RSIIndicator(close, 14), 14));
        MACDIndicator macd = new MACDIndicator(close);
        oracles.put("macd", ofPrices(macd, 26));
        oracles.put("macd_signal", ofPrices(macd.getSignalLine(9), 35));
        oracles.put("macd_hist", ofPrices(macd.getHistogram(9), 35));
        BollingerBandsMiddleIndicator middle =
                new BollingerBandsMiddleIndicator(new SMAIndicator(close, 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
        oracles.put("bb_mid_20_2", summed(middle, 19));
        oracles.put(
                "bb_upper_20_2",
                new Oracle(new BollingerBandsUpperIndicator(middle, deviation), 19, true, true));
        oracles.put(
                "bb_lower_20_2",
                new Oracle(new BollingerBandsLowerIndicator(middle, deviation), 19, true, true));
        oracles.put("atr_14", plain(new ATRIndicator(series, 14), 14));
        oracles.put("adx_14", plain(new ADXIndicator(series, 14), 29));
        oracles.put("plus_di_14", plain(new PlusDIIndicator(series, 14), 15));
        oracles.put("minus_di_14", plain(new MinusDIIndicator(series, 14), 15));
        oracles.put("volume_sma_20", summed(new SMAIndicator(new VolumeIndicator(series), 20), 19));
        oracles.put(
                "donchian_high_20",
                plain(
                        new PreviousValueIndicator(
                                new HighestValueIndicator(new HighPriceIndicator(series), 20)),
                        20));
        oracles.put(
                "donchian_low_20",
                plain(
                        new PreviousValueIndicator(
                                new LowestValueIndicator(new LowPriceIndicator(series), 20)),
                        20));
        return oracles;
    }

    private static Oracle plain(Indicator<Num> indicator, int firstReady) {
        return new Oracle(indicator, firstReady, false, false);
    }

    private static Oracle ofPrices(Indicator<Num> indicator, int firstReady) {
        return new Oracle(indicator, firstReady, true, false);
    }

    private static Oracle summed(Indicator<Num> indicator, int firstReady) {
        return new Oracle(indicator, firstReady, false, true);
    }
}
