/** The client of this product against the simulated gateway, over real sockets. */
@NullMarked
package io.mytrader.gateway.client;

import org.jspecify.annotations.NullMarked;
