package io.mytrader.strategy;

import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import java.util.ArrayList;
import java.util.List;

/** A signal that is being put together: a base confidence and bonuses, each with its reason. */
final class SignalDraft {
    private static final double STEP = 1e12;

    private final SignalAction action;
    private final List<Reason> reasons = new ArrayList<>();
    private double confidence;

    private SignalDraft(SignalAction action, double confidence) {
        this.action = action;
        this.confidence = confidence;
    }

    /**
     * @param direction +1 to buy, -1 to sell
     */
    static SignalDraft of(int direction, double confidence, Reason reason) {
        SignalDraft draft =
                new SignalDraft(direction > 0 ? SignalAction.BUY : SignalAction.SELL, confidence);
        draft.reasons.add(reason);
        return draft;
    }

    void add(double bonus, Reason reason) {
        confidence += bonus;
        reasons.add(reason);
    }

    /** The signal, its confidence cut to [0, cap] and rounded to twelve decimals. */
    Signal signal(double cap) {
        double rounded = Math.rint(confidence * STEP) / STEP;
        return new Signal(action, Math.max(0, Math.min(cap, rounded)), reasons);
    }
}
