package io.mytrader.market;

/** How fresh a price is by its source's own word. */
public enum MarketDataType {
    LIVE,
    FROZEN,
    DELAYED,
    DELAYED_FROZEN
}
