package io.mytrader.gateway;

import static io.mytrader.gateway.TestMarket.after;
import static io.mytrader.gateway.TestMarket.market;
import static io.mytrader.gateway.TestMarket.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.ib.wire.Decoded;
import io.mytrader.ib.wire.Frame;
import io.mytrader.ib.wire.FrameDecoder;
import io.mytrader.ib.wire.Handshake;
import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.client.SessionRequest.RequestCurrentTime;
import io.mytrader.ib.wire.client.SessionRequest.StartApi;
import io.mytrader.ib.wire.server.OrderReply.ExecutionDetails;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.CurrentTime;
import io.mytrader.ib.wire.server.SessionReply.NextValidId;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gateway behind a real port. */
@Timeout(60)
class GatewayServerTest {

    /** A client on a socket that waits for the messages it wants. */
    private static final class SocketClient implements AutoCloseable {
        private final Socket socket;
        private final FrameDecoder decoder = FrameDecoder.ofServerStream();
        private final byte[] buffer = new byte[4096];

        SocketClient(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
        }

        static SocketClient connect(int port, int clientId) throws IOException {
            SocketClient client = new SocketClient(port);
            client.socket.getOutputStream().write(Handshake.clientHello());
            client.frame();
            client.send(new StartApi(clientId, ""));
            client.next(NextValidId.class);
            return client;
        }

        void send(ClientMessage message) throws IOException {
            socket.getOutputStream().write(ClientMessage.CODEC.encode(message).toBytes());
        }

        Frame frame() throws IOException {
            Optional<Frame> next = decoder.next();
            while (next.isEmpty()) {
                int length = socket.getInputStream().read(buffer);
                if (length < 0) {
                    throw new EOFException("the gateway closed the connection");
                }
                decoder.add(buffer, 0, length);
                next = decoder.next();
            }
            return next.get();
        }

        <T extends ServerMessage> T next(Class<T> kind) throws IOException {
            while (true) {
                if (ServerMessage.CODEC.decode(frame())
                                instanceof Decoded.Known<ServerMessage>(ServerMessage message)
                        && kind.isInstance(message)) {
                    return kind.cast(message);
                }
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void aSteppedGatewayMovesOnlyWhenItIsTold() throws IOException {
        Gateway gateway = TestMarket.at(5300).quiet(3, 5300).gateway();
        try (GatewayServer server = GatewayServer.open(gateway, 0, new Pace.Stepped());
                SocketClient client = SocketClient.connect(server.port(), 7)) {
            client.send(order(1, market("BUY", 1)));
            client.send(new RequestCurrentTime());
            assertThat(client.next(CurrentTime.class).epochSeconds())
                    .isEqualTo(TestMarket.OPEN / 1000);
            assertThat(server.ask(Gateway::status).positions()).isEmpty();
            server.stepTo(after(1));
            assertThat(client.next(ExecutionDetails.class).price()).isEqualTo("5300.25");
            assertThat(server.ask(Gateway::nowMillis)).isEqualTo(after(1));
        }
    }

    @Test
    void aRunningGatewayFollowsTheWallClock() throws IOException {
        Gateway gateway = TestMarket.at(5300).quiet(3, 5300).gateway();
        try (GatewayServer server = GatewayServer.open(gateway, 0, new Pace.Running(10));
                SocketClient client = SocketClient.connect(server.port(), 7)) {
            client.send(order(1, market("BUY", 1)));
            assertThat(client.next(ExecutionDetails.class).price()).isEqualTo("5300.25");
        }
    }

    @Test
    void aLeavingClientFreesItsId() throws IOException {
        Gateway gateway = TestMarket.at(5300).quiet(3, 5300).gateway();
        try (GatewayServer server = GatewayServer.open(gateway, 0, new Pace.Stepped())) {
            for (int i = 0; i < 5; i++) {
                SocketClient client = SocketClient.connect(server.port(), 7);
                client.close();
                // The gateway learns of it when its reader does.
                while (!server.ask(Gateway::status).clients().isEmpty()) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Test
    void closingTheServerClosesItsConnections() throws IOException {
        Gateway gateway = TestMarket.at(5300).quiet(3, 5300).gateway();
        GatewayServer server = GatewayServer.open(gateway, 0, new Pace.Stepped());
        try (SocketClient client = SocketClient.connect(server.port(), 7)) {
            server.close();
            assertThatThrownBy(() -> client.next(CurrentTime.class))
                    .isInstanceOf(IOException.class);
        }
        assertThat(server.ended()).isCompleted();
    }

    @Test
    void aTakenPortIsNamed() {
        Gateway gateway = TestMarket.at(5300).gateway();
        try (GatewayServer server = GatewayServer.open(gateway, 0, new Pace.Stepped())) {
            assertThatThrownBy(() ->
                            GatewayServer.open(
                                    TestMarket.at(5300).gateway(),
                                    server.port(),
                                    new Pace.Stepped()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage("cannot listen on port " + server.port());
        }
    }
}
