package io.mytrader.gateway.market;

/** Is told of every trade, in the order in which it registered. */
@FunctionalInterface
public interface MarketListener {
    /** The market already shows the trade. */
    void traded(Market market, Trade trade);
}
