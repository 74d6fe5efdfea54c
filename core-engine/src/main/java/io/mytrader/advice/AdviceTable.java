package io.mytrader.advice;

import io.mytrader.llm.Advice;
import io.mytrader.llm.UnavailableCause;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;

/**
 * The table of advice: mode by agreement.
 *
 * <table>
 * <caption>What becomes of a candidate; {@code sure} is at least the minimum confidence</caption>
 * <tr><th>mode</th><th>same, sure</th><th>same, unsure</th><th>other, sure</th><th>other,
 * unsure</th><th>hold</th><th>none</th></tr>
 * <tr><td>advisory</td><td>goes on</td><td>goes on</td><td>goes on</td><td>goes on</td><td>goes
 * on</td><td>on_timeout</td></tr>
 * <tr><td>filter</td><td>goes on</td><td>low confidence</td><td>disagrees</td><td>disagrees</td>
 * <td>hold</td><td>on_timeout</td></tr>
 * <tr><td>consensus</td><td>goes on</td><td>goes on</td><td>disagrees</td><td>disagrees</td>
 * <td>hold</td><td>on_timeout</td></tr>
 * <tr><td>override</td><td>goes on</td><td>goes on</td><td>replaced</td><td>low confidence</td>
 * <td>hold</td><td>on_timeout</td></tr>
 * </table>
 *
 * <p>Consensus shows max(own, min(1, 1.1 x mean of both)) as the confidence; sizing and the minimum
 * confidence of signals use the strategy's own in every mode. Size, stops and limits are none of
 * the table's business: whatever goes on is sized and judged like any other entry. Pure.
 */
public final class AdviceTable {
    /** What two who agree are worth over their mean. */
    private static final double AGREEMENT = 1.1;

    private AdviceTable() {}

    /**
     * What the answer does to the candidate.
     *
     * @param candidate BUY or SELL
     * @throws IllegalArgumentException for HOLD, about which nobody is asked
     */
    public static AdviceVerdict judge(AdviceSettings settings, Signal candidate, Advice advice) {
        if (!candidate.isEntry()) {
            throw new IllegalArgumentException("not a candidate: " + candidate.action());
        }
        return switch (advice) {
            case Advice.Opinion opinion -> judge(settings, candidate, opinion);
            case Advice.Unavailable none -> without(settings, candidate, none.cause());
        };
    }

    private static AdviceVerdict judge(
            AdviceSettings settings, Signal candidate, Advice.Opinion opinion) {
        double own = candidate.confidence();
        boolean hold = opinion.action() == SignalAction.HOLD;
        boolean same = opinion.action() == candidate.action();
        boolean sure = opinion.confidence() >= settings.minConfidence();
        return switch (settings.mode()) {
            case OFF, ADVISORY -> AdviceVerdict.proceeds(candidate, own);
            case FILTER ->
                    hold
                            ? AdviceVerdict.dropped(candidate, Outcome.ADVICE_HOLD)
                            : !same
                                    ? AdviceVerdict.dropped(candidate, Outcome.ADVICE_DISAGREES)
                                    : sure
                                            ? AdviceVerdict.proceeds(candidate, own)
                                            : unsure(settings, candidate, opinion);
            case CONSENSUS ->
                    hold
                            ? AdviceVerdict.dropped(candidate, Outcome.ADVICE_HOLD)
                            : same
                                    ? AdviceVerdict.proceeds(
                                            candidate, together(own, opinion.confidence()))
                                    : AdviceVerdict.dropped(candidate, Outcome.ADVICE_DISAGREES);
            case OVERRIDE ->
                    hold
                            ? AdviceVerdict.dropped(candidate, Outcome.ADVICE_HOLD)
                            : same
                                    ? AdviceVerdict.proceeds(candidate, own)
                                    : sure
                                            ? AdviceVerdict.replaced(candidate, opinion.action())
                                            : unsure(settings, candidate, opinion);
        };
    }

    private static double together(double own, double other) {
        return Math.max(own, Math.min(1, (own + other) / 2 * AGREEMENT));
    }

    private static AdviceVerdict unsure(
            AdviceSettings settings, Signal candidate, Advice.Opinion opinion) {
        return AdviceVerdict.dropped(
                candidate,
                Outcome.ADVICE_LOW_CONFIDENCE,
                opinion.confidence(),
                settings.minConfidence());
    }

    private static AdviceVerdict without(
            AdviceSettings settings, Signal candidate, UnavailableCause cause) {
        if (!settings.isOn() || settings.onTimeout() == OnTimeout.PROCEED) {
            return AdviceVerdict.proceeds(candidate, candidate.confidence());
        }
        return AdviceVerdict.dropped(
                candidate,
                cause == UnavailableCause.TIMEOUT
                        ? Outcome.ADVICE_TIMEOUT
                        : Outcome.ADVICE_UNAVAILABLE);
    }
}
