/** The simulated exchange, account and market. */
@NullMarked
package io.mytrader.simulation;

import org.jspecify.annotations.NullMarked;
