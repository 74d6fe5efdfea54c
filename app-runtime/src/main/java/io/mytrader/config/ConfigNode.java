package io.mytrader.config;

import java.util.List;

/**
 * What somebody wrote, before anyone knows what it means.
 *
 * <p>Lines count from 1; on the command line and in the environment they are 0.
 */
sealed interface ConfigNode {
    int line();

    /** How a scalar was written. */
    enum Writing {
        /** Text, in quotes or not a number, flag or null. */
        TEXT,
        NUMBER,
        FLAG,
        NOTHING,
        /** From a place that has only text, so it may mean any of the others. */
        UNTYPED
    }

    /**
     * A single value.
     *
     * @param text without quotes
     */
    record Scalar(String text, Writing writing, int line) implements ConfigNode {}

    /** A list. */
    record Sequence(List<ConfigNode> items, int line) implements ConfigNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Keys with values in the order written; a key may occur twice. */
    record Mapping(List<Entry> entries, int line) implements ConfigNode {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** A key with its value. */
    record Entry(String key, int line, ConfigNode value) {}
}
