package io.mytrader.signal;

import java.util.Locale;

/** What an advisor's answer did to a candidate signal. */
public enum AdviceEffect {
    /** The candidate went on as it was. */
    PROCEEDS,
    /** The candidate went on in the advisor's direction. */
    REPLACED,
    /** The candidate ended here. */
    DROPPED,
    /** The answer came after the question had been closed and changed nothing. */
    IGNORED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name on the wire, such as {@code proceeds}. */
    public String label() {
        return label;
    }
}
