package io.mytrader.chaos;

import io.mytrader.gateway.Gateway;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.session.Outlet;
import io.mytrader.ib.link.Dialer;
import io.mytrader.ib.link.Link;
import io.mytrader.ib.link.LinkListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Joins a client and a gateway on one thread: the bytes of the wire without a socket, so that they
 * arrive at the instant at which they are sent, in every run in the same pieces.
 *
 * <p>Confined to that thread.
 */
final class DirectDialer implements Dialer {
    private final Gateway gateway;
    private @Nullable Wire newest;

    DirectDialer(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Link dial(LinkListener listener) {
        Wire wire = new Wire(listener);
        newest = wire;
        Optional<ClientSession> session = gateway.connect(new GatewayEnd(wire));
        if (session.isEmpty()) {
            wire.open = false;
            listener.closed("the gateway refuses connections");
        } else {
            wire.session = session.get();
            listener.opened();
        }
        return new ClientEnd(wire);
    }

    /** Ends the connection as the death of the client's process does. */
    void cut() {
        if (newest != null) {
            newest.closeAtClient();
        }
    }

    private static final class Wire {
        private final LinkListener listener;
        private @Nullable ClientSession session;
        private boolean open = true;

        Wire(LinkListener listener) {
            this.listener = listener;
        }

        void closeAtClient() {
            if (open && session != null) {
                open = false;
                session.disconnected();
            }
        }
    }

    private record ClientEnd(Wire wire) implements Link {
        @Override
        public void send(byte[] bytes) {
            if (wire.open && wire.session != null) {
                wire.session.receive(bytes, bytes.length);
            }
        }

        @Override
        public void close() {
            wire.closeAtClient();
        }
    }

    private record GatewayEnd(Wire wire) implements Outlet {
        @Override
        public void write(byte[] bytes) {
            if (wire.open) {
                wire.listener.received(bytes.clone());
            }
        }

        @Override
        public void close() {
            if (wire.open) {
                wire.open = false;
                wire.listener.closed("the gateway closed the connection");
            }
        }
    }
}
