@NullMarked
package io.mytrader.runtime;

import org.jspecify.annotations.NullMarked;
