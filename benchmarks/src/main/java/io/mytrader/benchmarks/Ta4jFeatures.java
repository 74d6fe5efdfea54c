package io.mytrader.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.PercentRankIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.numeric.BinaryOperationIndicator;
import org.ta4j.core.num.Num;

/**
 * Our features as ta4j's users build them.
 *
 * <p>{@code volatility_20} is not among them: ta4j's logarithm of a decimal number alone takes
 * longer than all the others, which would say nothing of them.
 */
final class Ta4jFeatures {
    static final List<String> NAMES =
            List.of(
                    "sma_10",
                    "sma_50",
                    "ema_9",
                    "ema_21",
                    "rsi_14",
                    "macd_hist",
                    "bb_percent",
                    "atr_14",
                    "atr_percentile_120",
                    "adx_14",
                    "stoch_k",
                    "donchian_high_20",
                    "volume_ratio",
                    "return_20");

    /** Ours counts the bar itself, ta4j's compares it with those before. */
    static final Set<String> DEFINED_OTHERWISE = Set.of("atr_percentile_120");

    private Ta4jFeatures() {}

    /** Fresh indicators with empty caches, by the names of our features. */
    static Map<String, Indicator<Num>> of(BarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        VolumeIndicator volume = new VolumeIndicator(series);
        ATRIndicator range = new ATRIndicator(series, 14);
        Map<String, Indicator<Num>> indicators = new LinkedHashMap<>();
        indicators.put("sma_10", new SMAIndicator(close, 10));
        indicators.put("sma_50", new SMAIndicator(close, 50));
        indicators.put("ema_9", new EMAIndicator(close, 9));
        indicators.put("ema_21", new EMAIndicator(close, 21));
        indicators.put("rsi_14", new RSIIndicator(close, 14));
        indicators.put("macd_hist", new MACDIndicator(close).getHistogram(9));
        indicators.put("bb_percent", new PercentBIndicator(close, 20, 2));
        indicators.put("atr_14", range);
        indicators.put("atr_percentile_120", new PercentRankIndicator(range, 120));
        indicators.put("adx_14", new ADXIndicator(series, 14));
        indicators.put(
                "stoch_k", new SMAIndicator(new StochasticOscillatorKIndicator(series, 14), 3));
        indicators.put(
                "donchian_high_20",
                new PreviousValueIndicator(
                        new HighestValueIndicator(new HighPriceIndicator(series), 20)));
        indicators.put(
                "volume_ratio",
                BinaryOperationIndicator.quotient(volume, new SMAIndicator(volume, 20)));
        indicators.put(
                "return_20",
                BinaryOperationIndicator.difference(
                        BinaryOperationIndicator.quotient(
                                close, new PreviousValueIndicator(close, 20)),
                        1));
        return indicators;
    }

    static Indicator<Num> indicator(Map<String, Indicator<Num>> indicators, String name) {
        return Objects.requireNonNull(indicators.get(name), name);
    }
}
