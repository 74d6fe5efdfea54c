package io.mytrader.config;

/** Where the bars come from. */
public enum DataSource {
    SYNTHETIC,
    CSV,
    IB
}
