package io.mytrader.limit;

/** What happens to an open position when the day's loss reaches its limit. */
public enum OnDailyLoss {
    FLATTEN,
    /** The position keeps its protection and its exits; only entries stop. */
    STOP_ENTRIES
}
