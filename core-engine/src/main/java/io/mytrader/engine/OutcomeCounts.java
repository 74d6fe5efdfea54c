package io.mytrader.engine;

import io.mytrader.signal.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** How many bars ended in which outcome. Engine thread only. */
public final class OutcomeCounts {
    private final long[] counts = new long[Outcome.values().length];

    void count(Outcome outcome) {
        counts[outcome.ordinal()]++;
    }

    public long of(Outcome outcome) {
        return counts[outcome.ordinal()];
    }

    /** The outcomes that occurred, in the order of the enum. */
    public Map<Outcome, Long> asMap() {
        Map<Outcome, Long> map = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            if (counts[outcome.ordinal()] > 0) {
                map.put(outcome, counts[outcome.ordinal()]);
            }
        }
        return map;
    }
}
