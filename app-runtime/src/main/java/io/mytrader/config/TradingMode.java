package io.mytrader.config;

/** Whose money is at stake. */
public enum TradingMode {
    PAPER,
    LIVE
}
