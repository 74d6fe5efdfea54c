package io.mytrader.strategy;

/**
 * Whether a lane has a regime when none of its strategies asks for it, and waits for it.
 *
 * <p>Internal: may change in any release.
 */
public enum RegimeUse {
    /** Nothing is ready before it: stops by volatility cannot be set without. */
    REQUIRED,
    /** For decisions and statistics; nobody waits for it. */
    SHOWN,
    /** Only for strategies that ask: the fastest lane. */
    WHEN_ASKED
}
