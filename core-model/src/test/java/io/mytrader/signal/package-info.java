@NullMarked
package io.mytrader.signal;

import org.jspecify.annotations.NullMarked;
