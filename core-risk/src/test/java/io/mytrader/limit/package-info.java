/** Tests of {@code io.mytrader.limit}. */
@NullMarked
package io.mytrader.limit;

import org.jspecify.annotations.NullMarked;
