package io.mytrader.limit;

/** Why trading halted until an operator acknowledges. */
public enum HaltReason {
    /** Equity fell too far below its peak. */
    DRAWDOWN,
    /** What we know and what the broker reports could not be brought together. */
    RECONCILIATION,
    /** A promise of the engine about itself was found broken. */
    INVARIANT,
    /** What happens can not be recorded. */
    STORAGE
}
