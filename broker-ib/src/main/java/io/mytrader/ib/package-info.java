/** Interactive Brokers behind the broker and market data ports. */
@NullMarked
package io.mytrader.ib;

import org.jspecify.annotations.NullMarked;
