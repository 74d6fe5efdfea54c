/**
 * The connection to a gateway: socket, handshake, pace, watchdog and the way back after a loss. All
 * of it lives on one thread, which tests step by hand.
 */
@NullMarked
package io.mytrader.ib.link;

import org.jspecify.annotations.NullMarked;
