package io.mytrader.sizing;

/** What happens when a strategy's trades show no edge. */
public enum KellyWhenNotPositive {
    /** One contract, if its risk is small enough, so that the strategy can still prove itself. */
    PROBE,
    /** No entry until trades age out or an operator resets the statistics. */
    SUSPEND
}
