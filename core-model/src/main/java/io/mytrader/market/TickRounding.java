package io.mytrader.market;

/** How a price is brought onto the tick grid. */
public enum TickRounding {
    /** To the nearest tick, halves upwards. */
    NEAREST,
    UP,
    DOWN
}
