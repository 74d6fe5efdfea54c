/**
 * The bridge to ta4j's indicators and strategies: the one part of the product that uses ta4j, which
 * is absent unless somebody adds it.
 *
 * <p>Internal: may change in any release.
 */
@NullMarked
package io.mytrader.ta4j;

import org.jspecify.annotations.NullMarked;
