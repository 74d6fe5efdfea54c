@NullMarked
package io.mytrader.ta4j;

import org.jspecify.annotations.NullMarked;
