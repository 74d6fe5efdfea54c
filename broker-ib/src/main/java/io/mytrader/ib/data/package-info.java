/** Bars and quotes of a contract, brought into the market data port. */
@NullMarked
package io.mytrader.ib.data;

import org.jspecify.annotations.NullMarked;
