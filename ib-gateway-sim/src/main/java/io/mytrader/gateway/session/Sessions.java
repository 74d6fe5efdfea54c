package io.mytrader.gateway.session;

import io.mytrader.gateway.order.OrderAudience;
import io.mytrader.ib.wire.server.ServerMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The open connections. Gateway thread only. */
public final class Sessions implements OrderAudience {
    private final List<ClientSession> open = new ArrayList<>();
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private final int masterClientId;
    private boolean holding;

    private record Held(int clientId, ServerMessage message) {}

    /**
     * @param masterClientId the client that hears of every client's orders; -1 for none
     */
    public Sessions(int masterClientId) {
        this.masterClientId = masterClientId;
    }

    /** Adds a connection. */
    public void add(ClientSession session) {
        open.add(session);
    }

    /** Removes a connection. */
    public void remove(ClientSession session) {
        open.remove(session);
    }

    /** Every open connection, oldest first; a snapshot. */
    public List<ClientSession> all() {
        return List.copyOf(open);
    }

    /** The connections whose client is ready, oldest first; a snapshot. */
    public List<ClientSession> ready() {
        return open.stream().filter(ClientSession::isReady).toList();
    }

    /** The connection of the client with that id. */
    public Optional<ClientSession> client(int clientId) {
        return open.stream()
                .filter(session -> session.isReady() && session.clientId() == clientId)
                .findFirst();
    }

    /** Sends to every client that is ready. */
    public void broadcast(ServerMessage message) {
        ready().forEach(session -> session.send(message));
    }

    @Override
    public void tell(int clientId, ServerMessage message) {
        if (holding) {
            held.add(new Held(clientId, message));
            return;
        }
        for (ClientSession session : ready()) {
            if (session.clientId() == clientId || session.clientId() == masterClientId) {
                session.send(message);
            }
        }
    }

    /** Keeps what concerns orders until {@link #release}: the gateway does not know it yet. */
    public void hold() {
        holding = true;
    }

    /** Tells what was kept, in order. */
    public void release() {
        holding = false;
        for (Held next = held.poll(); next != null; next = held.poll()) {
            tell(next.clientId(), next.message());
        }
    }
}
