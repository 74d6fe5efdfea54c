package io.mytrader.gateway.order;

import io.mytrader.ib.wire.server.ServerMessage;

/** Those who hear about a client's orders; nobody, while that client is away. */
@FunctionalInterface
public interface OrderAudience {
    /** Sends a message to the client of that id, and to whoever watches all clients. */
    void tell(int clientId, ServerMessage message);
}
