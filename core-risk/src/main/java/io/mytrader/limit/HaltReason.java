package io.mytrader.limit;

import java.util.Locale;

/** Why trading halted until an operator acknowledges. */
public enum HaltReason {
    /** Equity fell too far below its peak. */
    DRAWDOWN,
    /** What we know and what the broker reports could not be brought together. */
    RECONCILIATION,
    /** A promise of the engine about itself was found broken. */
    INVARIANT,
    /** What happens can not be recorded. */
    STORAGE;

    /** The name on the wire, such as {@code reconciliation}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
