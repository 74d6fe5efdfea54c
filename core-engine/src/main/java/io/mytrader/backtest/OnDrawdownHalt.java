package io.mytrader.backtest;

/** What a backtest does after the drawdown limit halted it. */
public enum OnDrawdownHalt {
    /** Acknowledge the halt on the next exchange day and count it. */
    CONTINUE_NEXT_DAY,
    /** Enter nothing more. */
    STOP
}
