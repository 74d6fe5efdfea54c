package io.mytrader.order;

/** How long an order rests. Protective orders are always good till cancelled. */
public enum TimeInForce {
    DAY,
    GTC
}
