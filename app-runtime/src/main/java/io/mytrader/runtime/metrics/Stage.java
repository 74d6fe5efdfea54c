package io.mytrader.runtime.metrics;

import java.util.Locale;

/** A part of the way from a closed bar to a fill. */
public enum Stage {
    /** From taking a closed bar to the decision on it. */
    BAR_TO_DECISION,
    /** From taking a closed bar to the command that follows from it. */
    BAR_TO_COMMAND,
    /** From the command to the word of the disk that its intent is safe. */
    COMMAND_TO_DURABLE,
    /** From the durable intent to the broker's confirmation. */
    DURABLE_TO_ACKNOWLEDGED,
    /** From the durable intent to the first fill; a resting order's wait is part of it. */
    DURABLE_TO_FILLED;

    /** The name in Prometheus, such as {@code bar_to_decision}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
