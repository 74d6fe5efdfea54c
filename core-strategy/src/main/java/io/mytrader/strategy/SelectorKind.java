package io.mytrader.strategy;

import java.util.Locale;

/** What chooses the strategy in {@code multi_strategy.mode: auto}. */
public enum SelectorKind {
    /** The fixed table from regime to strategy. */
    TABLE,
    /** The best record of closed trades in the regime; the table until there is one. */
    PERFORMANCE;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
