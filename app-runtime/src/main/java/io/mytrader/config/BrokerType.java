package io.mytrader.config;

/** Who takes the orders. */
public enum BrokerType {
    /** The product's own simulation. */
    SIM,
    /** Interactive Brokers. */
    IB
}
