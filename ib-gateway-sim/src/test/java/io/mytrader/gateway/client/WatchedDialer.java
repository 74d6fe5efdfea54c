package io.mytrader.gateway.client;

import io.mytrader.gateway.ConnectionTraffic;
import io.mytrader.ib.link.Dialer;
import io.mytrader.ib.link.Link;
import io.mytrader.ib.link.LinkListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Opens real sockets and knows whether anything is on its way between their ends, so that time can
 * stand still until everything has arrived.
 */
public final class WatchedDialer implements Dialer {
    private final int port;
    private final IntFunction<Optional<ConnectionTraffic>> traffic;
    private volatile @Nullable WatchedLink newest;

    /**
     * @param traffic what the gateway says of the connection from a client's port
     */
    public WatchedDialer(int port, IntFunction<Optional<ConnectionTraffic>> traffic) {
        this.port = port;
        this.traffic = traffic;
    }

    @Override
    public Link dial(LinkListener listener) {
        WatchedLink link = new WatchedLink(listener);
        newest = link;
        Thread.ofVirtual().name("watched-link").start(link::run);
        return link;
    }

    /** Whether both ends have seen all that there is to see. */
    public boolean isQuiet() {
        WatchedLink link = newest;
        return link == null || link.isQuiet();
    }

    /** How many bytes came and went over the newest link. */
    public long moved() {
        WatchedLink link = newest;
        return link == null ? 0 : link.sent.get() + link.received.get();
    }

    private final class WatchedLink implements Link {
        private final LinkListener listener;
        private final Socket socket = new Socket();
        private final AtomicLong sent = new AtomicLong();
        private final AtomicLong received = new AtomicLong();
        private volatile int localPort;
        private volatile boolean closedHere;
        private volatile boolean ended;

        WatchedLink(LinkListener listener) {
            this.listener = listener;
        }

        void run() {
            String why = "the gateway closed the connection";
            try (socket) {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                listener.opened();
                localPort = socket.getLocalPort();
                byte[] buffer = new byte[16_384];
                InputStream in = socket.getInputStream();
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    listener.received(Arrays.copyOf(buffer, length));
                    received.addAndGet(length);
                }
            } catch (IOException broken) {
                why = "the connection broke: " + broken.getMessage();
            }
            listener.closed(why);
            ended = true;
        }

        boolean isQuiet() {
            if (ended) {
                return true;
            }
            if (localPort == 0) {
                return false;
            }
            Optional<ConnectionTraffic> there = traffic.apply(localPort);
            return there.isPresent()
                    && !closedHere
                    && !there.get().closed()
                    && there.get().receivedBytes() == sent.get()
                    && there.get().sentBytes() == received.get();
        }

        @Override
        public void send(byte[] bytes) {
            sent.addAndGet(bytes.length);
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException gone) {
                close();
            }
        }

        @Override
        public void close() {
            closedHere = true;
            try {
                socket.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
