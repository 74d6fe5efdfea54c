package io.mytrader.risk;

/** Whether the market data is real time, by its source's own word. */
public enum DataFreshness {
    REAL_TIME,
    /** Delayed or frozen: no entry. */
    DELAYED,
    /** The source should say but does not: no entry. */
    MISSING,
    /** The source has no such notion, such as a file of bars. */
    NOT_PROVIDED
}
