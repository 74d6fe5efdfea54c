/** The port to the operator's notifications. */
@NullMarked
package io.mytrader.notify;

import org.jspecify.annotations.NullMarked;
