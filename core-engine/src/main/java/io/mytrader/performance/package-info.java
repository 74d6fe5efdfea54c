/**
 * What a run was worth: equity curve, key figures, breakdowns. Pure functions of trades and equity.
 */
@NullMarked
package io.mytrader.performance;

import org.jspecify.annotations.NullMarked;
