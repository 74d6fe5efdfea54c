/** Tests of {@code io.mytrader.risk}. */
@NullMarked
package io.mytrader.risk;

import org.jspecify.annotations.NullMarked;
