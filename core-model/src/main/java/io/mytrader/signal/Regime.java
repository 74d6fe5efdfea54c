package io.mytrader.signal;

/**
 * The state of the market with its evidence.
 *
 * @param bias which way it leans
 * @param volatility how much it moves
 * @param biasValue the number that decided the bias
 * @param volatilityValue the number that decided the volatility
 */
public record Regime(
        MarketBias bias, VolatilityLevel volatility, double biasValue, double volatilityValue) {

    /** The name in reports and statistics, such as {@code bullish_medium}. */
    public String label() {
        return label(bias, volatility);
    }

    /** The same name without a regime at hand; allocates nothing. */
    public static String label(MarketBias bias, VolatilityLevel volatility) {
        return LABELS[bias.ordinal() * VolatilityLevel.values().length + volatility.ordinal()];
    }

    private static final String[] LABELS = labels();

    private static String[] labels() {
        VolatilityLevel[] levels = VolatilityLevel.values();
        String[] labels = new String[MarketBias.values().length * levels.length];
        for (MarketBias bias : MarketBias.values()) {
            for (VolatilityLevel level : levels) {
                labels[bias.ordinal() * levels.length + level.ordinal()] =
                        bias.label() + "_" + level.label();
            }
        }
        return labels;
    }
}
