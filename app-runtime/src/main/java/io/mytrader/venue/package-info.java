/** Where a session trades: a broker and its market data behind one face, simulated ones here. */
@NullMarked
package io.mytrader.venue;

import org.jspecify.annotations.NullMarked;
