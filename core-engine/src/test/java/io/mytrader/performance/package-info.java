@NullMarked
package io.mytrader.performance;

import org.jspecify.annotations.NullMarked;
