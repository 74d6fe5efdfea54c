@NullMarked
package io.mytrader.feature;

import org.jspecify.annotations.NullMarked;
