/** Orders, brackets, their life cycle and executions. */
@NullMarked
package io.mytrader.order;

import org.jspecify.annotations.NullMarked;
