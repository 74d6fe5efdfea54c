/** Messages against real servers on this machine. */
@NullMarked
package io.mytrader.runtime.notify;

import org.jspecify.annotations.NullMarked;
