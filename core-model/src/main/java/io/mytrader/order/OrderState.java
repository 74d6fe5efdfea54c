package io.mytrader.order;

/**
 * Where an order is in its life; the published table is in docs/architecture.md.
 *
 * <p>Reports may arrive late, twice or in any order: {@link #after} gives the same end state for
 * every order of arrival. A fill always wins.
 */
public enum OrderState {
    /** Recorded as an intent; not sent yet. */
    INTENT("PendingSubmit"),
    /** Sent; the broker has not answered. */
    SENT("PendingSubmit"),
    /** The broker holds it: a child waiting for its parent, or a stop waiting for its price. */
    ACKNOWLEDGED("PreSubmitted"),
    /** Works at the exchange. */
    WORKING("Submitted"),
    /** We asked to cancel it; it may still fill. */
    PENDING_CANCEL("Submitted"),
    /** The broker lost it or reported something unknown; it is being asked. */
    UNKNOWN("PendingSubmit"),
    REJECTED("Rejected"),
    CANCELLED("Cancelled"),
    FILLED("Filled");

    private final String status;

    OrderState(String status) {
        this.status = status;
    }

    /** The status under which the API and the broker's field names know it. */
    public String status() {
        return status;
    }

    /** Whether nothing more is expected, except a fill that was under way. */
    public boolean isFinal() {
        return this == REJECTED || this == CANCELLED || this == FILLED;
    }

    /** Whether the order may still execute. */
    public boolean isLive() {
        return !isFinal();
    }

    /** Whether the broker confirmed that it has the order and it can execute or be activated. */
    public boolean isConfirmed() {
        return this == ACKNOWLEDGED || this == WORKING;
    }

    /**
     * The state after a report. Progress only: a report that lies behind is ignored, except that an
     * unknown state accepts whatever the broker says.
     */
    public OrderState after(OrderState reported) {
        if (this == FILLED || reported == FILLED) {
            return FILLED;
        }
        if (isFinal()) {
            return this;
        }
        if (this == UNKNOWN || reported == UNKNOWN || reported.isFinal()) {
            return reported;
        }
        return reported.compareTo(this) > 0 ? reported : this;
    }
}
