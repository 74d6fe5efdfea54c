package io.mytrader.limit;

import io.mytrader.signal.Outcome;

/**
 * Where a limit stands, for the risk panel and the report.
 *
 * @param limit the rule
 * @param value what it measures now; NaN when missing or not applicable
 * @param threshold where it says no
 * @param state what the value means
 */
public record LimitReading(Outcome limit, double value, double threshold, State state) {

    /** The same value, but the limit is off. */
    LimitReading notApplicable() {
        return new LimitReading(limit, value, threshold, State.NOT_APPLICABLE);
    }

    /** What a limit's value means. */
    public enum State {
        OK,
        /** The limit blocks entries now. */
        REACHED,
        /** The input should exist but is missing: blocks entries. */
        MISSING,
        /** The source never has this input, or the limit is switched off: blocks nothing. */
        NOT_APPLICABLE
    }
}
