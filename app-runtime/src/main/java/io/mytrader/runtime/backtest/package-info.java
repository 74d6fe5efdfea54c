/** Backtests for whoever is no command line. */
@NullMarked
package io.mytrader.runtime.backtest;

import org.jspecify.annotations.NullMarked;
