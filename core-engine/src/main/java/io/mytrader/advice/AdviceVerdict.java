package io.mytrader.advice;

import io.mytrader.signal.AdviceEffect;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import org.jspecify.annotations.Nullable;

/**
 * What an answer does to a candidate.
 *
 * @param effect goes on, goes on in the other direction, or ends
 * @param action the direction that goes on; HOLD when nothing does
 * @param shownConfidence of the signal as people see it; never used for sizing
 * @param denial the rule that ended it, or null
 */
public record AdviceVerdict(
        AdviceEffect effect, SignalAction action, double shownConfidence, @Nullable Denial denial) {

    static AdviceVerdict proceeds(Signal candidate, double shownConfidence) {
        return new AdviceVerdict(AdviceEffect.PROCEEDS, candidate.action(), shownConfidence, null);
    }

    static AdviceVerdict replaced(Signal candidate, SignalAction action) {
        return new AdviceVerdict(AdviceEffect.REPLACED, action, candidate.confidence(), null);
    }

    static AdviceVerdict dropped(Signal candidate, Outcome rule) {
        return dropped(candidate, rule, Double.NaN, Double.NaN);
    }

    static AdviceVerdict dropped(Signal candidate, Outcome rule, double value, double threshold) {
        return new AdviceVerdict(
                AdviceEffect.DROPPED,
                SignalAction.HOLD,
                candidate.confidence(),
                new Denial(rule, value, threshold));
    }

    /** The bar's successor or the end of the session came first: too old to trade in any mode. */
    public static AdviceVerdict tooOld(Signal candidate) {
        return dropped(candidate, Outcome.ADVICE_TIMEOUT);
    }
}
