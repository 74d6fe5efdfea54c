package io.mytrader.advice;

import io.mytrader.signal.AdviceMode;

/**
 * How an engine takes advice.
 *
 * @param mode what an opinion may do
 * @param minConfidence the least confidence of an opinion that lets an entry stand in mode filter,
 *     and that replaces a direction in mode override, from 0 to 1
 * @param onTimeout what becomes of a candidate without an opinion
 * @param deadlineMillis the longest wait for an answer, positive
 */
public record AdviceSettings(
        AdviceMode mode, double minConfidence, OnTimeout onTimeout, long deadlineMillis) {
    /** A bar is worth waiting for at most so many times a deadline. */
    private static final int DEADLINES_PER_BAR = 4;

    /** Nobody is asked. */
    public static final AdviceSettings OFF =
            new AdviceSettings(AdviceMode.OFF, 0.7, OnTimeout.PROCEED, 3_000);

    public AdviceSettings {
        if (!(minConfidence >= 0 && minConfidence <= 1)) {
            throw new IllegalArgumentException("confidence outside [0, 1]: " + minConfidence);
        }
        if (deadlineMillis <= 0) {
            throw new IllegalArgumentException("a deadline of " + deadlineMillis + " ms");
        }
    }

    /** Whether candidates are asked about. */
    public boolean isOn() {
        return mode != AdviceMode.OFF;
    }

    /**
     * Whether a candidate waits for its answer. Where no answer and no missing answer can change
     * anything, it does not.
     */
    public boolean isAwaited() {
        return isOn() && !(mode == AdviceMode.ADVISORY && onTimeout == OnTimeout.PROCEED);
    }

    /** The longest wait on a bar of that length: never more than a quarter of it. */
    public long deadlineMillis(long barMillis) {
        return Math.max(1, Math.min(deadlineMillis, barMillis / DEADLINES_PER_BAR));
    }
}
