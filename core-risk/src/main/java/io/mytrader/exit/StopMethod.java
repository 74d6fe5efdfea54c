package io.mytrader.exit;

/** Where a stop's distance comes from. */
public enum StopMethod {
    /** Average true range times a factor that depends on the volatility. */
    ATR,
    /** A fixed number of ticks. */
    TICKS,
    /** No stop and no target: research only. */
    NONE
}
