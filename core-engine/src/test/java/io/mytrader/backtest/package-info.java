@NullMarked
package io.mytrader.backtest;

import org.jspecify.annotations.NullMarked;
