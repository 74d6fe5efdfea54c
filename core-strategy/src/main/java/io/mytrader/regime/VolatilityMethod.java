package io.mytrader.regime;

import java.util.Locale;

/** How the level of volatility is measured. */
public enum VolatilityMethod {
    /** The share of the last 120 values of ATR14 that are not above the newest. */
    PERCENTILE(0.33, 0.80),
    /** ATR14 over the mean of its last 20 values. */
    RATIO(0.7, 1.3);

    private final double low;
    private final double high;

    VolatilityMethod(double low, double high) {
        this.low = low;
        this.high = high;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Below this volatility is low, unless configured otherwise. */
    public double low() {
        return low;
    }

    /** Above this volatility is high, unless configured otherwise. */
    public double high() {
        return high;
    }
}
