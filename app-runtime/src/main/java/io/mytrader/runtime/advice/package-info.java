/** Recorded answers of a model, their replay in backtests, and what they were worth. */
@NullMarked
package io.mytrader.runtime.advice;

import org.jspecify.annotations.NullMarked;
