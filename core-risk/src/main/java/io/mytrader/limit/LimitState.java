package io.mytrader.limit;

/** What the limits allow. Exits are always allowed. */
public enum LimitState {
    ACTIVE,
    /** Exits only, until the limit ends by itself. */
    REDUCING,
    /** Exits only, until an operator acknowledges. */
    HALTED
}
