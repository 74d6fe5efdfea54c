@NullMarked
package io.mytrader.advice;

import org.jspecify.annotations.NullMarked;
