package io.mytrader.config;

/** What a configuration is read for; some values are allowed or meant only for one of them. */
public enum Purpose {
    /** Recorded bars and a simulated broker. */
    BACKTEST,
    /** A session that may send orders, on paper or live. */
    TRADE
}
