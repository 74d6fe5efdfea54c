@NullMarked
package io.mytrader.runtime.advice;

import org.jspecify.annotations.NullMarked;
