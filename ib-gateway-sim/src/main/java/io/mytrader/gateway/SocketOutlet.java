package io.mytrader.gateway;

import io.mytrader.gateway.session.Outlet;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes to a socket from a thread of its own, so that a client that does not read holds up nobody;
 * one that lags too far behind is cut off. Safe from any thread.
 */
final class SocketOutlet implements Outlet {
    private static final long MOST_BEHIND_BYTES = 64L << 20;
    private static final byte[] END = new byte[0];

    private final Socket socket;
    private final LinkedBlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    private final AtomicLong behind = new AtomicLong();

    SocketOutlet(Socket socket) {
        this.socket = socket;
        Thread.ofVirtual().name("gateway-writer").start(this::writeAll);
    }

    @Override
    public void write(byte[] bytes) {
        if (bytes.length > 0 && behind.addAndGet(bytes.length) <= MOST_BEHIND_BYTES) {
            queue.add(bytes);
        } else if (bytes.length > 0) {
            closeSocket();
        }
    }

    @Override
    public void close() {
        queue.add(END);
    }

    private void writeAll() {
        try (Socket closing = socket) {
            OutputStream out = closing.getOutputStream();
            for (byte[] next = queue.take(); next.length > 0; next = queue.take()) {
                out.write(next);
                behind.addAndGet(-next.length);
            }
            closing.shutdownOutput();
        } catch (IOException clientGone) {
            // The reader of this socket sees the same end and reports it.
            queue.clear();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Closed is closed.
            queue.clear();
        }
    }
}
