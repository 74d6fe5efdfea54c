package io.mytrader.gateway;

import io.mytrader.gateway.session.Outlet;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what passes over a connection. Written by the gateway thread, read by any. */
final class ConnectionMeter implements Outlet {
    private final Outlet outlet;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean closed;

    ConnectionMeter(Outlet outlet) {
        this.outlet = outlet;
    }

    @Override
    public void write(byte[] bytes) {
        sent.addAndGet(bytes.length);
        outlet.write(bytes);
    }

    @Override
    public void close() {
        closed = true;
        outlet.close();
    }

    void received(int bytes) {
        received.addAndGet(bytes);
    }

    void ended() {
        closed = true;
    }

    ConnectionTraffic reading() {
        return new ConnectionTraffic(received.get(), sent.get(), closed);
    }
}
