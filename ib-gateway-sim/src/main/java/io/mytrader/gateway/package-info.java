/**
 * A simulated IB Gateway: {@code Gateway} is the whole of it as a state machine that is stepped,
 * {@code GatewayServer} puts it behind a port.
 */
@NullMarked
package io.mytrader.gateway;

import org.jspecify.annotations.NullMarked;
