/** The ports to a broker and its market data. */
@NullMarked
package io.mytrader.broker;

import org.jspecify.annotations.NullMarked;
