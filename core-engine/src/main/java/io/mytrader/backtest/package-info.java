/** Runs the engine over recorded bars and holds what came of it. */
@NullMarked
package io.mytrader.backtest;

import org.jspecify.annotations.NullMarked;
