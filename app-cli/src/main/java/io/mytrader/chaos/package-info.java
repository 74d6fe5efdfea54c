/** Whole trading sessions against the simulated gateway while much goes wrong, drawn from seeds. */
@NullMarked
package io.mytrader.chaos;

import org.jspecify.annotations.NullMarked;
