package io.mytrader.engine;

/** What the source of market data declares to deliver. */
public enum MarketInputs {
    /** Closed bars alone, as from a file: limits on spread, age and delay do not apply. */
    BARS_ONLY,
    /** Quotes too: an entry needs a fresh, real-time one with a narrow spread. */
    QUOTES
}
