/** How the wire names an instrument. */
@NullMarked
package io.mytrader.ib.wire.contract;

import org.jspecify.annotations.NullMarked;
