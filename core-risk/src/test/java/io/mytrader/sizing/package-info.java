/** Tests of {@code io.mytrader.sizing}. */
@NullMarked
package io.mytrader.sizing;

import org.jspecify.annotations.NullMarked;
