package io.mytrader.regime;

import java.util.Locale;

/** How the market's bias is measured. */
public enum BiasMethod {
    /** (SMA50 - SMA50 of 20 bars ago) / ATR14. */
    SLOPE(1.5),
    /** (close - SMA50) / ATR14. */
    DISTANCE(1.5),
    /** (close - SMA50) / SMA50 in percent; on one-minute index futures nearly always neutral. */
    PERCENT(1.0);

    private final double threshold;

    BiasMethod(double threshold) {
        this.threshold = threshold;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Beyond this, above or below zero, the market is biased, unless configured otherwise. */
    public double threshold() {
        return threshold;
    }
}
