/** Tests of the wire layer. */
@NullMarked
package io.mytrader.ib.wire;

import org.jspecify.annotations.NullMarked;
