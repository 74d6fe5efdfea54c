package io.mytrader.signal;

import io.mytrader.order.OrderSide;

/** What a strategy wants. */
public enum SignalAction {
    BUY,
    SELL,
    HOLD;

    /** +1, -1 or 0. */
    public int direction() {
        return this == BUY ? 1 : this == SELL ? -1 : 0;
    }

    /**
     * The side of the order that follows the signal.
     *
     * @throws IllegalStateException for HOLD
     */
    public OrderSide side() {
        return switch (this) {
            case BUY -> OrderSide.BUY;
            case SELL -> OrderSide.SELL;
            case HOLD -> throw new IllegalStateException("HOLD has no side");
        };
    }
}
