/** Seeded property tests. */
@NullMarked
package io.mytrader.property;

import org.jspecify.annotations.NullMarked;
