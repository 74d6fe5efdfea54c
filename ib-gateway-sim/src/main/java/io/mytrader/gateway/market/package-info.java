/** The simulated exchange's listings, hours, trades, quotes and bars. */
@NullMarked
package io.mytrader.gateway.market;

import org.jspecify.annotations.NullMarked;
