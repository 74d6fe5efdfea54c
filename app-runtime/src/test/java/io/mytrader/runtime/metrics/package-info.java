/** Measurements of a session. */
@NullMarked
package io.mytrader.runtime.metrics;

import org.jspecify.annotations.NullMarked;
