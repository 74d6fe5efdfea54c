package io.mytrader.signal;

import java.util.Locale;

/** How much the market moves, against its own recent past. */
public enum VolatilityLevel {
    LOW,
    MEDIUM,
    HIGH;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
