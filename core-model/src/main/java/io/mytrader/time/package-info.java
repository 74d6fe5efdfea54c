/** The port to the clock. */
@NullMarked
package io.mytrader.time;

import org.jspecify.annotations.NullMarked;
