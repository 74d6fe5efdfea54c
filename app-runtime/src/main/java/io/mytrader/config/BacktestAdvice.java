package io.mytrader.config;

/** Where a backtest's advice comes from. */
public enum BacktestAdvice {
    OFF,
    /** Recorded answers. */
    REPLAY,
    /** The model itself, within its budgets. */
    LIVE
}
