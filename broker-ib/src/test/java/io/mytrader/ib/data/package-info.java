/** Tests of what is made of market data and news. */
@NullMarked
package io.mytrader.ib.data;

import org.jspecify.annotations.NullMarked;
