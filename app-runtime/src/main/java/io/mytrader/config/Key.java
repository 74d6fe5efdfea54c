package io.mytrader.config;

import org.jspecify.annotations.Nullable;

/**
 * A key of the configuration.
 *
 * @param path section and name, joined by dots
 * @param type what it may hold
 * @param unit of a number, such as {@code seconds} or {@code percent}; null for pure numbers and
 *     for what is no number
 * @param nullable whether it may be null; its comment in defaults.yaml says what that means
 * @param affectsDecisions whether a session could decide differently with another value
 */
record Key(
        String path,
        ValueType type,
        @Nullable String unit,
        boolean nullable,
        boolean affectsDecisions) {

    /** What to write, with the unit. */
    String expected() {
        String text = unit == null ? type.expected() : type.expected() + " (" + unit + ")";
        return nullable ? text + ", or null" : text;
    }
}
