@NullMarked
package io.mytrader.extension;

import org.jspecify.annotations.NullMarked;
