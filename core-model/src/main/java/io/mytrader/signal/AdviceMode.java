package io.mytrader.signal;

import java.util.Locale;

/** What a language model's opinion may do to a candidate signal. */
public enum AdviceMode {
    /** Nobody is asked. */
    OFF,
    /** The opinion is recorded and shown only. */
    ADVISORY,
    /** The entry stands only if the model is sure of the same direction. */
    FILTER,
    /** The entry stands only if the model names the same direction. */
    CONSENSUS,
    /** The model may replace the direction; never size, stops or limits. */
    OVERRIDE;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in the configuration, such as {@code consensus}. */
    public String label() {
        return label;
    }
}
