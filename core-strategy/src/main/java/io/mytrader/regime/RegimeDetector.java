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
 * Tells the regime from the features after each closed bar. Allocates nothing per bar. Engine
 * thread only.
 */
public final class RegimeDetector implements RegimeView {
    private static final int SLOPE_BARS = 20;

    private final RegimeRule rule;
    private final Feature average;
    private final Feature range;
    private final Feature volatilitySource;
    private final double[] earlierAverages = new double[SLOPE_BARS];
    private int next;
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
        biasValue = measureBias(bar.close());
        volatilityValue = measureVolatility();
        MarketBias newBias = biasOf(biasValue);
        VolatilityLevel newLevel = levelOf(volatilityValue);
        // rarely another one, and a store of a reference costs the collector's barrier
        if (newBias != bias) {
            bias = newBias;
        }
        if (newLevel != volatility) {
            volatility = newLevel;
        }
    }

    public boolean isReady() {
        return bias != null && volatility != null;
    }

    @Override
    public @Nullable MarketBias bias() {
        return bias;
    }

    @Override
    public @Nullable VolatilityLevel volatility() {
        return volatility;
    }

    /** The regime with its evidence, made on demand; null until ready. */
    public @Nullable Regime regime() {
        return bias == null || volatility == null
                ? null
                : new Regime(bias, volatility, biasValue, volatilityValue);
    }

    /** The regime's name, {@code unknown} until it is ready; allocates nothing. */
    public String label() {
        return bias == null || volatility == null ? "unknown" : Regime.label(bias, volatility);
    }

    private double measureBias(double close) {
        double now = average.value();
        double earlier = earlierAverages[next];
        earlierAverages[next] = now;
        next = next + 1 == SLOPE_BARS ? 0 : next + 1;
        return switch (rule.biasMethod()) {
            case SLOPE -> inRanges(now - earlier);
            case DISTANCE -> inRanges(close - now);
            case PERCENT -> now == 0 ? 0 : (close - now) / Math.abs(now) * 100;
        };
    }

    /** The distance in ATRs; a market that has not moved has none. */
    private double inRanges(double distance) {
        return distance == 0 ? range.value() * 0 : distance / range.value();
    }

    private double measureVolatility() {
        return switch (rule.volatilityMethod()) {
            case PERCENTILE -> volatilitySource.value();
            case RATIO ->
                    volatilitySource.value() == 0 ? 1 : range.value() / volatilitySource.value();
        };
    }

    private @Nullable MarketBias biasOf(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        return value > rule.biasThreshold()
                ? MarketBias.BULLISH
                : value < -rule.biasThreshold() ? MarketBias.BEARISH : MarketBias.NEUTRAL;
    }

    private @Nullable VolatilityLevel levelOf(double value) {
        if (Double.isNaN(value)) {
            return null;
        }
        return value < rule.volatilityLow()
                ? VolatilityLevel.LOW
                : value > rule.volatilityHigh() ? VolatilityLevel.HIGH : VolatilityLevel.MEDIUM;
    }
}
