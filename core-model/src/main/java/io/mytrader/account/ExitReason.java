package io.mytrader.account;

import java.util.Locale;

/** Why a trade was closed. */
public enum ExitReason {
    STOP_LOSS,
    TAKE_PROFIT,
    TRAILING_STOP,
    OPPOSITE_SIGNAL,
    TIME_LIMIT,
    SESSION_END,
    ROLL,
    DAILY_LOSS,
    DRAWDOWN,
    OPERATOR,
    END_OF_DATA;

    /** The name in files and on the wire, such as {@code stop_loss}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
