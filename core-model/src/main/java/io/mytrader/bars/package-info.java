/** The port to recorded bars. */
@NullMarked
package io.mytrader.bars;

import org.jspecify.annotations.NullMarked;
