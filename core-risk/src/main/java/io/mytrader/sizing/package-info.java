/** How many contracts an entry takes, and the trade statistics it learns from. */
@NullMarked
package io.mytrader.sizing;

import org.jspecify.annotations.NullMarked;
