/** Strategies, their parameters, and the way from a closed bar to a signal. */
@NullMarked
package io.mytrader.strategy;

import org.jspecify.annotations.NullMarked;
