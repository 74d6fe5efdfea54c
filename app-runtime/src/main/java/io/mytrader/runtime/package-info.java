/** Puts together what a configuration asks for. */
@NullMarked
package io.mytrader.runtime;

import org.jspecify.annotations.NullMarked;
