package io.mytrader.signal;

/** How far a bar came on its way to an order: the steps of the funnel. */
public enum Stage {
    BAR,
    SIGNAL,
    ADVICE,
    SIZING,
    GATE,
    SENT
}
