package io.mytrader.simulation;

import io.mytrader.market.Bar;

/** What is assumed about the path of the price inside a bar that touches both stop and target. */
public enum IntrabarPath {
    /** The stop first. */
    PESSIMISTIC,
    /** The target first. */
    OPTIMISTIC,
    /** Open, the nearer extreme, the other extreme, close; a tie counts against the position. */
    OHLC;

    /** Whether a long position's stop (below) is reached before its target (above). */
    static boolean lowComesFirst(Bar bar) {
        return bar.open() - bar.low() <= bar.high() - bar.open();
    }

    /** Whether a short position's stop (above) is reached before its target (below). */
    static boolean highComesFirst(Bar bar) {
        return bar.high() - bar.open() <= bar.open() - bar.low();
    }

    boolean stopFirst(Bar bar, boolean stopBelow) {
        return switch (this) {
            case PESSIMISTIC -> true;
            case OPTIMISTIC -> false;
            case OHLC -> stopBelow ? lowComesFirst(bar) : highComesFirst(bar);
        };
    }
}
