package io.mytrader.report;

import io.mytrader.market.Money;
import io.mytrader.signal.AdviceMode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a report says about the advice that a run took.
 *
 * @param mode what advice could do
 * @param source where it came from
 * @param questions that were asked
 * @param opinions among the answers
 * @param missing how many answers had no opinion, by their cause
 * @param cost of the answers in US dollars, as recorded
 */
public record AdviceFacts(
        AdviceMode mode,
        Source source,
        long questions,
        long opinions,
        SortedMap<String, Long> missing,
        Money cost) {

    public AdviceFacts {
        missing = Collections.unmodifiableSortedMap(new TreeMap<>(missing));
    }

    /** Where a run's advice came from. */
    public enum Source {
        REPLAY("replay"),
        LIVE("live");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** The name in files. */
        public String label() {
            return label;
        }
    }

    /** What a reader of the result has to know. */
    public String caution() {
        return switch (source) {
            case REPLAY ->
                    "Recorded advice was replayed: it arrives without its latency, so entries fill"
                            + " earlier than they did or would have.";
            case LIVE ->
                    "A model was asked about past bars: it may know this period from its training,"
                            + " and its answers arrive without latency. The result says little about"
                            + " the future.";
        };
    }
}
