package io.mytrader.exit;

import io.mytrader.limit.SettingRange;
import io.mytrader.signal.VolatilityLevel;

/** Stop distance in average true ranges, by volatility. */
public record AtrMultipliers(double low, double medium, double high) {
    private static final double LEAST = 0.1;
    private static final double MOST = 100;

    public AtrMultipliers {
        SettingRange.within("atr_multiplier.low", low, LEAST, MOST);
        SettingRange.within("atr_multiplier.medium", medium, LEAST, MOST);
        SettingRange.within("atr_multiplier.high", high, LEAST, MOST);
    }

    public double at(VolatilityLevel volatility) {
        return switch (volatility) {
            case LOW -> low;
            case MEDIUM -> medium;
            case HIGH -> high;
        };
    }
}
