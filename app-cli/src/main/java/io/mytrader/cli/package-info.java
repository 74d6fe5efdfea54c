/**
 * The command {@code mytrader}: its verbs, what they print and how they end.
 *
 * <p>Results go to the standard output, everything else to the standard error. Nothing here decides
 * anything about trading.
 */
@NullMarked
package io.mytrader.cli;

import org.jspecify.annotations.NullMarked;
