package io.mytrader.ib.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.util.Arrays;

/** Opens TCP links; each has a thread of its own that connects and reads. Safe from any thread. */
public final class SocketDialer implements Dialer {
    private static final System.Logger LOG = System.getLogger(SocketDialer.class.getName());
    private static final int CONNECT_MILLIS = 5000;
    private static final int READ_BYTES = 16_384;

    private final String host;
    private final int port;

    public SocketDialer(String host, int port) {
        this.host = host;
        this.port = port;
    }

    @Override
    public Link dial(LinkListener listener) {
        SocketLink link = new SocketLink(new Socket());
        Thread.ofPlatform()
                .name("ib-reader")
                .daemon(true)
                .start(() -> listener.closed(connectAndRead(link, listener)));
        return link;
    }

    /** Connects, reads to the end, and says why it ended. */
    private String connectAndRead(SocketLink link, LinkListener listener) {
        try (Socket socket = link.socket) {
            socket.setTcpNoDelay(true);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            listener.opened();
            byte[] buffer = new byte[READ_BYTES];
            InputStream in = socket.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                listener.received(Arrays.copyOf(buffer, length));
            }
            return "the gateway closed the connection";
        } catch (SocketTimeoutException slow) {
            return "no answer from " + host + ":" + port + " within 5 s; check broker.host";
        } catch (ConnectException refused) {
            return "nothing listens on "
                    + host
                    + ":"
                    + port
                    + "; start TWS or IB Gateway, log in, enable socket clients, and check"
                    + " broker.port";
        } catch (IOException broken) {
            return "the connection broke: " + broken.getMessage();
        }
    }

    private record SocketLink(Socket socket) implements Link {
        @Override
        public void send(byte[] bytes) {
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException gone) {
                // The reader sees the same end and tells of it.
                LOG.log(System.Logger.Level.DEBUG, "bytes lost on a broken connection", gone);
                close();
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException alreadyBroken) {
                LOG.log(System.Logger.Level.DEBUG, "a socket broke while closing", alreadyBroken);
            }
        }
    }
}
