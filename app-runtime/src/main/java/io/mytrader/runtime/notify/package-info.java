/** Messages to the operator: what is told, to whom, and how it is delivered. */
@NullMarked
package io.mytrader.runtime.notify;

import org.jspecify.annotations.NullMarked;
