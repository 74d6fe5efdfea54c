/** Bars in CSV files: reading every usual layout, checking what was read, writing our own. */
@NullMarked
package io.mytrader.csv;

import org.jspecify.annotations.NullMarked;
