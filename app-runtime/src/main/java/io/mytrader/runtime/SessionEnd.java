package io.mytrader.runtime;

import java.util.Locale;

/** How a session ended. */
public enum SessionEnd {
    /** The operator stopped it and it left everything tidy. */
    STOPPED,
    /** The operator did not wait: nothing was cancelled, protection rests at the broker. */
    STOPPED_AT_ONCE,
    /** The recorded data ended. */
    DATA_ENDED,
    /** The broker is not the one to trade with, such as a live account in paper mode. */
    REFUSED,
    /** It could not go on; protection rests at the broker. */
    FAILED;

    /** The name in the store and on the wire. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
