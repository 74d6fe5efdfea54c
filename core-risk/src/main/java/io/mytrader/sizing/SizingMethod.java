package io.mytrader.sizing;

import java.util.Locale;

/** How the number of contracts is found. */
public enum SizingMethod {
    /** By the odds that a strategy's own closed trades show. */
    KELLY,
    /** A fixed share of equity is risked at the stop. */
    FIXED_FRACTION,
    /** Always the same number of contracts. */
    FIXED,
    /** A fixed share of equity is risked per average true range, wherever the stop is. */
    ATR;

    /** The name in the configuration and in decisions. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
