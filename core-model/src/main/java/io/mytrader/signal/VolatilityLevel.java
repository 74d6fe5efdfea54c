package io.mytrader.signal;

import java.util.Locale;

/** How much the market moves, against its own recent past. */
public enum VolatilityLevel {
    LOW,
    MEDIUM,
    HIGH;

    private final String label = name().toLowerCase(Locale.ROOT);

    public String label() {
        return label;
    }
}
