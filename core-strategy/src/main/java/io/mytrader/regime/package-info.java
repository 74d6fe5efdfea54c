/** The state of the market and the choice of a strategy for it. */
@NullMarked
package io.mytrader.regime;

import org.jspecify.annotations.NullMarked;
