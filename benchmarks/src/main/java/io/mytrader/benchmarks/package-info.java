/** Measurements beside the peers, and the program that writes docs/benchmarks.md. */
@NullMarked
package io.mytrader.benchmarks;

import org.jspecify.annotations.NullMarked;
