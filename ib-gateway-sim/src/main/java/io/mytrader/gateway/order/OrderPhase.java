package io.mytrader.gateway.order;

/** Where an order is in its life, as the gateway sees it. */
public enum OrderPhase {
    /** Sent with transmit 0; the broker does not know it yet, and nobody is told anything. */
    HELD("", false),
    /** On its way; nobody was told anything. */
    ARRIVING("PendingSubmit", true),
    PRE_SUBMITTED("PreSubmitted", true),
    SUBMITTED("Submitted", true),
    PENDING_CANCEL("PendingCancel", true),
    FILLED("Filled", false),
    CANCELLED("Cancelled", false),
    INACTIVE("Inactive", false);

    private final String wireName;
    private final boolean live;

    OrderPhase(String wireName, boolean live) {
        this.wireName = wireName;
        this.live = live;
    }

    String wireName() {
        return wireName;
    }

    /** True while the order may still trade. */
    public boolean isLive() {
        return live;
    }

    /** True once nothing can happen to the order any more. */
    public boolean isOver() {
        return this == FILLED || this == CANCELLED || this == INACTIVE;
    }
}
