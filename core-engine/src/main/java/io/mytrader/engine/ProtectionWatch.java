package io.mytrader.engine;

/**
 * Measures how long a position was without a working stop of exactly its size and without a
 * reduction under way at the broker.
 *
 * <p>Engine thread only; checked after every input.
 */
final class ProtectionWatch {
    private static final long COVERED = Long.MIN_VALUE;

    /** Time is told every second, and closing takes its way to the broker. */
    private static final long REACTION_MILLIS = 1250;

    private final long patienceMillis;
    private long sinceMillis = COVERED;
    private long longestMillis;
    private boolean replaced;

    ProtectionWatch(int timeoutSeconds) {
        long timeoutMillis = timeoutSeconds * 1000L;
        patienceMillis = Math.max(timeoutMillis / 2, timeoutMillis - REACTION_MILLIS);
    }

    /**
     * The position is covered, or there is none.
     *
     * @return how long it had not been, in milliseconds; 0 when it had
     */
    long covered(long nowMillis) {
        if (sinceMillis == COVERED) {
            return 0;
        }
        long gap = Math.max(0, nowMillis - sinceMillis);
        longestMillis = Math.max(longestMillis, gap);
        sinceMillis = COVERED;
        replaced = false;
        return gap;
    }

    void uncovered(long nowMillis) {
        if (sinceMillis == COVERED) {
            sinceMillis = nowMillis;
        }
        longestMillis = Math.max(longestMillis, nowMillis - sinceMillis);
    }

    /**
     * Whether protection could not be made to work, and closing the position has to begin so that
     * it is under way before the time is up.
     */
    boolean isOverdue(long nowMillis) {
        return sinceMillis != COVERED && nowMillis - sinceMillis >= patienceMillis;
    }

    /** Whether a lost stop may be replaced: once for each gap. */
    boolean mayReplace() {
        boolean first = !replaced;
        replaced = true;
        return first;
    }

    /** Whether the stop of this gap is a replacement already: it gets the time that is left. */
    boolean wasReplaced() {
        return replaced;
    }

    /** The longest gap so far in milliseconds, the present one included. */
    long longestMillis() {
        return longestMillis;
    }
}
