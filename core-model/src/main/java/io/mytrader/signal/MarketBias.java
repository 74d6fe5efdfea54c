package io.mytrader.signal;

import java.util.Locale;

/** Which way the market leans. */
public enum MarketBias {
    BULLISH,
    BEARISH,
    NEUTRAL;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
