package io.mytrader.gateway;

import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.session.Outlet;
import io.mytrader.ib.wire.Decoded;
import io.mytrader.ib.wire.Frame;
import io.mytrader.ib.wire.FrameDecoder;
import io.mytrader.ib.wire.Handshake;
import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.client.SessionRequest.StartApi;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client without a socket: every byte passes the real codec in both directions. */
final class TestClient implements Outlet {
    private @Nullable ClientSession session;
    private final FrameDecoder decoder = FrameDecoder.ofServerStream();
    private final List<Frame> frames = new ArrayList<>();
    private final List<ServerMessage> messages = new ArrayList<>();
    private final List<Frame> undecoded = new ArrayList<>();
    private int writes;
    private boolean closed;
    private boolean helloSeen;

    private TestClient() {}

    /** Connects, shakes hands and names itself; empty if the gateway refuses connections. */
    static Optional<TestClient> tryConnect(Gateway gateway, int clientId) {
        TestClient client = new TestClient();
        client.session = gateway.connect(client).orElse(null);
        if (client.session == null) {
            return Optional.empty();
        }
        client.raw(Handshake.clientHello());
        client.send(new StartApi(clientId, ""));
        return Optional.of(client);
    }

    /** Connects, shakes hands and names itself. */
    static TestClient connect(Gateway gateway, int clientId) {
        return tryConnect(gateway, clientId).orElseThrow();
    }

    /** Connects and says nothing. */
    static TestClient open(Gateway gateway) {
        TestClient client = new TestClient();
        client.session = gateway.connect(client).orElseThrow();
        return client;
    }

    private ClientSession session() {
        return Objects.requireNonNull(session);
    }

    void raw(byte[] bytes) {
        session().receive(bytes, bytes.length);
    }

    void send(ClientMessage message) {
        raw(ClientMessage.CODEC.encode(message).toBytes());
    }

    void disconnect() {
        session().disconnected();
    }

    @Override
    public void write(byte[] bytes) {
        writes++;
        decoder.add(bytes, 0, bytes.length);
        for (Optional<Frame> next = decoder.next(); next.isPresent(); next = decoder.next()) {
            take(next.get());
        }
    }

    private void take(Frame frame) {
        frames.add(frame);
        if (!helloSeen) {
            helloSeen = true;
            return;
        }
        switch (ServerMessage.CODEC.decode(frame)) {
            case Decoded.Known<ServerMessage>(ServerMessage message) -> messages.add(message);
            case Decoded.Unknown<ServerMessage> unknown -> undecoded.add(frame);
            case Decoded.Malformed<ServerMessage> malformed -> undecoded.add(frame);
        }
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    int writes() {
        return writes;
    }

    List<Frame> frames() {
        return frames;
    }

    List<Frame> undecoded() {
        return undecoded;
    }

    /** Everything received since the last call. */
    List<ServerMessage> take() {
        List<ServerMessage> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }

    /** The messages of a kind since the last {@link #take()}. */
    <T extends ServerMessage> List<T> all(Class<T> kind) {
        return messages.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The newest message of a kind since the last {@link #take()}. */
    <T extends ServerMessage> T last(Class<T> kind) {
        return all(kind).getLast();
    }

    /**
     * Codes of the errors since the last {@link #take()}, those of the whole connection left out.
     */
    List<Integer> errorCodes() {
        return all(ErrorMessage.class).stream()
                .filter(error -> error.id() >= 0)
                .map(ErrorMessage::code)
                .toList();
    }
}
