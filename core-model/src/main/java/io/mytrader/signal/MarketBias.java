package io.mytrader.signal;

import java.util.Locale;

/** Which way the market leans. */
public enum MarketBias {
    BULLISH,
    BEARISH,
    NEUTRAL;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
