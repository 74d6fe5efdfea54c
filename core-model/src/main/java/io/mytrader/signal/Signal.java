package io.mytrader.signal;

import java.util.List;

/**
 * What a strategy says about a closed bar.
 *
 * @param action buy, sell or hold
 * @param confidence from 0 to 1; 0 for HOLD
 * @param reasons in the order in which they counted
 */
public record Signal(SignalAction action, double confidence, List<Reason> reasons) {
    /** Nothing to do, for no particular reason. */
    public static final Signal HOLD = new Signal(SignalAction.HOLD, 0, List.of());

    public Signal {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence outside [0, 1]: " + confidence);
        }
        reasons = List.copyOf(reasons);
    }

    public static Signal hold(Reason reason) {
        return new Signal(SignalAction.HOLD, 0, List.of(reason));
    }

    public boolean isEntry() {
        return action != SignalAction.HOLD;
    }
}
