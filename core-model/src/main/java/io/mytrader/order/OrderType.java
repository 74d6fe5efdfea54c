package io.mytrader.order;

/** How an order executes. There is no stop-limit: a fast market skips it. */
public enum OrderType {
    MARKET,
    LIMIT,
    /** Becomes a market order when its price trades. */
    STOP
}
