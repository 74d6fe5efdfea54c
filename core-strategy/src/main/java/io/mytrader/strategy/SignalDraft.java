package io.mytrader.strategy;

import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import java.util.Arrays;
import java.util.List;

/** A signal that is being put together: a base confidence and bonuses, each with its reason. */
final class SignalDraft {
    private static final double STEP = 1e12;
    private static final int MOST_REASONS = 8;

    private final SignalAction action;
    private final Reason[] reasons = new Reason[MOST_REASONS];
    private int count;
    private double confidence;

    private SignalDraft(SignalAction action, double confidence, Reason reason) {
        this.action = action;
        this.confidence = confidence;
        reasons[count++] = reason;
    }

    /**
     * Starts with what alone would make the signal.
     *
     * @param direction +1 to buy, -1 to sell
     */
    static SignalDraft of(int direction, double confidence, Reason reason) {
        return new SignalDraft(
                direction > 0 ? SignalAction.BUY : SignalAction.SELL, confidence, reason);
    }

    /** Adds a bonus, or takes off a negative one. */
    void add(double bonus, Reason reason) {
        confidence += bonus;
        reasons[count++] = reason;
    }

    /** The signal, its confidence cut to [0, cap] and rounded to twelve decimals. */
    Signal signal(double cap) {
        double rounded = Math.rint(confidence * STEP) / STEP;
        return new Signal(
                action,
                Math.max(0, Math.min(cap, rounded)),
                List.of(Arrays.copyOf(reasons, count)));
    }
}
