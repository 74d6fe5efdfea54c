package io.mytrader.regime;

/**
 * How the regime is told from the features.
 *
 * @param biasThreshold the bias is bullish above it and bearish below its negative
 * @param volatilityLow volatility is low below it
 * @param volatilityHigh volatility is high above it
 */
public record RegimeRule(
        BiasMethod biasMethod,
        double biasThreshold,
        VolatilityMethod volatilityMethod,
        double volatilityLow,
        double volatilityHigh) {}
