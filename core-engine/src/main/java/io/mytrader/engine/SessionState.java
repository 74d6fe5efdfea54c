package io.mytrader.engine;

import java.util.Locale;

/** Where a trading session stands. */
public enum SessionState {
    IDLE,
    /** Begun, and the broker has not answered yet. */
    CONNECTING,
    RECONCILING,
    WARMING_UP,
    TRADING,
    /** Exits only, because of a limit that ends by itself, or a pause. */
    REDUCING,
    /** The broker link is down: nothing is sent. */
    DEGRADED,
    /** Exits only until an operator resumes. */
    HALTED,
    DRAINING;

    /** The name on the wire, such as {@code warming_up}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
