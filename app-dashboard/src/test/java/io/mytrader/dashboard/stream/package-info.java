/** Tests of the stream. */
@NullMarked
package io.mytrader.dashboard.stream;

import org.jspecify.annotations.NullMarked;
