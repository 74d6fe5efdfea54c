/** What a running session measures of itself, for Prometheus and its own report. */
@NullMarked
package io.mytrader.runtime.metrics;

import org.jspecify.annotations.NullMarked;
