package io.mytrader.strategy;

import io.mytrader.regime.BiasMethod;
import io.mytrader.regime.RegimeRule;
import io.mytrader.regime.VolatilityMethod;
import java.util.List;

/**
 * The keys {@code multi_strategy.*}: the regime's rule and the choice among strategies.
 *
 * <p>The default thresholds belong to the default methods. Left as they are, another method uses
 * its own: percent 1.0, ratio 0.7 and 1.3.
 *
 * @param mode {@code auto}, or the name of the one strategy that always trades
 * @param selector what chooses in {@code auto}
 * @param strategies names to choose from
 * @param minConfidence signals below it are not traded
 * @param biasThreshold the bias is bullish above it, bearish below its negative
 * @param volatilityLow volatility is low below it
 * @param volatilityHigh volatility is high above it
 */
public record MultiStrategySettings(
        String mode,
        SelectorKind selector,
        List<String> strategies,
        double minConfidence,
        BiasMethod biasMethod,
        double biasThreshold,
        VolatilityMethod volatilityMethod,
        double volatilityLow,
        double volatilityHigh) {

    /** The mode in which the selector chooses. */
    public static final String AUTO = "auto";

    /**
     * @throws StrategyException if a number is out of range or a list is empty
     */
    public MultiStrategySettings {
        strategies = List.copyOf(strategies);
        if (strategies.isEmpty()) {
            throw new StrategyException("multi_strategy.strategies is empty");
        }
        require(
                minConfidence >= 0 && minConfidence <= 1,
                "min_confidence must be from 0 to 1, but is " + minConfidence);
        require(
                biasThreshold >= 0 && Double.isFinite(biasThreshold),
                "bias_threshold must be at least 0, but is " + biasThreshold);
        require(
                volatilityLow >= 0
                        && volatilityLow <= volatilityHigh
                        && Double.isFinite(volatilityHigh),
                "volatility_low must be from 0 to volatility_high, but they are "
                        + volatilityLow
                        + " and "
                        + volatilityHigh);
    }

    public static MultiStrategySettings defaults() {
        return new MultiStrategySettings(
                AUTO,
                SelectorKind.TABLE,
                List.of("breakout", "trend_following", "mean_reversion"),
                0.65,
                BiasMethod.SLOPE,
                BiasMethod.SLOPE.threshold(),
                VolatilityMethod.PERCENTILE,
                VolatilityMethod.PERCENTILE.low(),
                VolatilityMethod.PERCENTILE.high());
    }

    RegimeRule regimeRule() {
        return new RegimeRule(
                biasMethod, biasThreshold, volatilityMethod, volatilityLow, volatilityHigh);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new StrategyException("multi_strategy." + otherwise);
        }
    }
}
