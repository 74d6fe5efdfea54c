package io.mytrader.risk;

/** How an entry is sent. */
public enum EntryOrder {
    MARKET,
    /** A limit a few ticks through the reference price. */
    LIMIT
}
