/** Connections: handshake, client ids, rate limit, and the way of messages in and out. */
@NullMarked
package io.mytrader.gateway.session;

import org.jspecify.annotations.NullMarked;
