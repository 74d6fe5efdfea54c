package io.mytrader.order;

/** What an order is for; fills are classified by it. */
public enum OrderRole {
    /** Opens a position. */
    ENTRY,
    /** Protects a position: a stop-market order that rests at the broker. */
    STOP,
    /** Takes profit with a limit order that rests at the broker; re-priced in place to exit. */
    TARGET,
    /** Closes a position at the market where no target works. */
    EXIT;

    public boolean reduces() {
        return this != ENTRY;
    }
}
