/** Stops, targets, trailing, and the times at which positions must be closed. */
@NullMarked
package io.mytrader.exit;

import org.jspecify.annotations.NullMarked;
