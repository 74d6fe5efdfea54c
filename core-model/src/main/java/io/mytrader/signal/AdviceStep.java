package io.mytrader.signal;

import org.jspecify.annotations.Nullable;

/**
 * The part of advice in a decision.
 *
 * @param question id of the question
 * @param mode in which it was asked
 * @param opinion what the advisor wants; null without an opinion, and where nobody waited for it
 * @param confidence the advisor's; NaN without an opinion
 * @param unavailable why there is no opinion, such as {@code timeout}; empty with one, and where
 *     nobody waited for it
 * @param effect what it did
 * @param shownConfidence of the signal as people see it; sizing uses the strategy's own
 * @param reasoning the advisor's words; empty without
 * @param latencyMillis real time from the question to the answer; 0 where nobody waited
 */
public record AdviceStep(
        String question,
        AdviceMode mode,
        @Nullable SignalAction opinion,
        double confidence,
        String unavailable,
        AdviceEffect effect,
        double shownConfidence,
        String reasoning,
        long latencyMillis) {

    /** Asked for the record only: the decision did not wait. */
    public static AdviceStep asked(String question, AdviceMode mode, double ownConfidence) {
        return new AdviceStep(
                question, mode, null, Double.NaN, "", AdviceEffect.PROCEEDS, ownConfidence, "", 0);
    }
}
