package io.mytrader.regime;

import io.mytrader.feature.Feature;
import io.mytrader.feature.FeatureSet;
import io.mytrader.market.Bar;
import io.mytrader.signal.MarketBias;
import io.mytrader.signal.Regime;
import io.mytrader.signal.VolatilityLevel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells the regime from the features after each closed bar, when somebody asks for it. Allocates
 * nothing per bar. Engine thread only.
 */
public final class RegimeDetector implements RegimeView {
    private static final int SLOPE_BARS = 20;

    private final RegimeRule rule;
    private final Feature average;
    private final Feature range;
    private final Feature volatilitySource;
    private final double[] earlierAverages = new double[SLOPE_BARS];
    private int next;
    private double close = Double.NaN;
    private double earlierAverage = Double.NaN;
    private boolean ready;
    private boolean measured;
    private double biasValue = Double.NaN;
    private double volatilityValue = Double.NaN;
    private @Nullable MarketBias bias;
    private @Nullable VolatilityLevel volatility;

    /** Asks the set for the features that the rule needs. */
    public RegimeDetector(RegimeRule rule, FeatureSet features) {
        this.rule = rule;
        average = features.feature("sma_50");
        range = features.feature("atr_14");
        volatilitySource =
                features.feature(
                        switch (rule.volatilityMethod()) {
                            case PERCENTILE -> "atr_percentile_120";
                            case RATIO -> "atr_mean_20";
                        });
        Arrays.fill(earlierAverages, Double.NaN);
    }

    /** Follows the bar that the features have just followed. */
    public void update(Bar bar) {
        close = bar.close();
        earlierAverage = earlierAverages[next];
        earlierAverages[next] = average.value();
        next = next + 1 == SLOPE_BARS ? 0 : next + 1;
        ready =
                range.isReady()
                        && volatilitySource.isReady()
                        && average.isReady()
                        && (rule.biasMethod() != BiasMethod.SLOPE || !Double.isNaN(earlierAverage));
        measured = false;
    }

    public boolean isReady() {
        return ready;
    }

    @Override
    public @Nullable MarketBias bias() {
        measure();
        return bias;
    }

    @Override
    public @Nullable VolatilityLevel volatility() {
        measure();
        return volatility;
    }

    /** Tells the regime, once for a bar and only if somebody asks. */
    private void measure() {
        if (measured) {
            return;
        }
        measured = true;
        if (ready) {
            biasValue = measureBias();
            bias = biasOf(biasValue);
            volatilityValue = measureVolatility();
            volatility = levelOf(volatilityValue);
        } else {
            bias = null;
            volatility = null;
        }
    }

    /** The regime with its evidence, made on demand; null until ready. */
    public @Nullable Regime regime() {
        measure();
        return bias == null || volatility == null
                ? null
                : new Regime(bias, volatility, biasValue, volatilityValue);
    }

    /** The regime's name, {@code unknown} until it is ready; allocates nothing. */
    public String label() {
        measure();
        return bias == null || volatility == null ? "unknown" : Regime.label(bias, volatility);
    }

    private double measureBias() {
        double now = average.value();
        return switch (rule.biasMethod()) {
            case SLOPE -> inRanges(now - earlierAverage);
            case DISTANCE -> inRanges(close - now);
            case PERCENT -> now == 0 ? 0 : (close - now) / Math.abs(now) * 100;
        };
    }

    /** The distance in ATRs; a market that has not moved has none. */
    private double inRanges(double distance) {
        return distance == 0 ? 0 : distance / range.value();
    }

    private double measureVolatility() {
        return switch (rule.volatilityMethod()) {
            case PERCENTILE -> volatilitySource.value();
            case RATIO ->
                    volatilitySource.value() == 0 ? 1 : range.value() / volatilitySource.value();
        };
    }

    private MarketBias biasOf(double value) {
        return value > rule.biasThreshold()
                ? MarketBias.BULLISH
                : value < -rule.biasThreshold() ? MarketBias.BEARISH : MarketBias.NEUTRAL;
    }

    private VolatilityLevel levelOf(double value) {
        return value < rule.volatilityLow()
                ? VolatilityLevel.LOW
                : value > rule.volatilityHigh() ? VolatilityLevel.HIGH : VolatilityLevel.MEDIUM;
    }
}
