@NullMarked
package io.mytrader.strategy;

import org.jspecify.annotations.NullMarked;
