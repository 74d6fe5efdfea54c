/** Backtests in the background, one after the other. */
@NullMarked
package io.mytrader.dashboard.backtest;

import org.jspecify.annotations.NullMarked;
