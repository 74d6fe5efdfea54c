/** The bridge to ta4j's indicators and strategies. */
@NullMarked
package io.mytrader.ta4j;

import org.jspecify.annotations.NullMarked;
