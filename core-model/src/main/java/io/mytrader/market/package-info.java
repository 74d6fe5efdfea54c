/** Instruments, prices, bars, quotes and the trading calendar. */
@NullMarked
package io.mytrader.market;

import org.jspecify.annotations.NullMarked;
