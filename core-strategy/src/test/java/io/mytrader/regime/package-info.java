@NullMarked
package io.mytrader.regime;

import org.jspecify.annotations.NullMarked;
