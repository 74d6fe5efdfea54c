/** Tests of {@code io.mytrader.exit}. */
@NullMarked
package io.mytrader.exit;

import org.jspecify.annotations.NullMarked;
