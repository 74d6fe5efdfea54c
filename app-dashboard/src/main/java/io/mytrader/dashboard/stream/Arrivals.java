package io.mytrader.dashboard.stream;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * How long messages took from the session to the clients' sockets. It is only noted when a socket
 * has taken them, and counted later: to count some twenty messages for each of a hundred clients
 * takes as long as to send them, and the last client would wait for it. Safe from any thread.
 */
final class Arrivals {
    private final Queue<Arrival> uncounted = new ConcurrentLinkedQueue<>();
    private final LongConsumer counter;
    private final LongSupplier nanoTime;

    private record Arrival(List<Frame> frames, long nanos) {}

    /**
     * Nothing has arrived yet.
     *
     * @param counter gets nanoseconds, for each message of a session and each client
     * @param nanoTime monotonic
     */
    Arrivals(LongConsumer counter, LongSupplier nanoTime) {
        this.counter = counter;
        this.nanoTime = nanoTime;
    }

    /** A client's socket has taken those now. */
    void arrived(List<Frame> frames) {
        uncounted.add(new Arrival(frames, nanoTime.getAsLong()));
    }

    /** Counts what arrived until now. */
    void count() {
        for (Arrival next = uncounted.poll(); next != null; next = uncounted.poll()) {
            for (Frame frame : next.frames()) {
                if (frame.toldNanos() != Frame.LONG_AGO) {
                    counter.accept(next.nanos() - frame.toldNanos());
                }
            }
        }
    }
}
