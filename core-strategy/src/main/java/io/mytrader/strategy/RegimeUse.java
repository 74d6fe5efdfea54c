package io.mytrader.strategy;

/**
 * Whether a lane computes the regime when none of its strategies asks for it.
 *
 * <p>Internal: may change in any release.
 */
public enum RegimeUse {
    /** Always: stops by volatility and statistics by regime need it. */
    ALWAYS,
    /** Only for strategies that ask: the fastest lane. */
    WHEN_ASKED
}
