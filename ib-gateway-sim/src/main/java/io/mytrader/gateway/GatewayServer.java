package io.mytrader.gateway;

import io.mytrader.gateway.session.ClientSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Puts a {@link Gateway} behind a port of this machine. One thread owns the gateway; sockets only
 * post to it.
 *
 * <p>Safe from any thread.
 */
public final class GatewayServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(GatewayServer.class.getName());
    private static final int READ_BYTES = 8192;
    private static final long LONGEST_WAIT_MILLIS = 1000;

    private final Gateway gateway;
    private final Pace pace;
    private final ServerSocket port;
    private final LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Map<Integer, ConnectionMeter> meters = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread;
    private final long startNanos = System.nanoTime();
    private final long startMillis;
    private volatile boolean closing;

    private GatewayServer(Gateway gateway, Pace pace, ServerSocket port) {
        this.gateway = gateway;
        this.pace = pace;
        this.port = port;
        this.startMillis = gateway.nowMillis();
        thread = Thread.ofPlatform().name("gateway").unstarted(this::run);
    }

    /**
     * Opens a port on the loopback address.
     *
     * @param port 0 for any that is free
     * @throws UncheckedIOException if the port is taken
     */
    public static GatewayServer open(Gateway gateway, int port, Pace pace) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            GatewayServer server = new GatewayServer(gateway, pace, socket);
            server.thread.start();
            Thread.ofVirtual().name("gateway-accept").start(server::accept);
            return server;
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on port " + port, taken);
        }
    }

    /** The port that clients connect to. */
    public int port() {
        return port.getLocalPort();
    }

    /** The time at a running gateway, epoch milliseconds. */
    public long nowMillis() {
        return wallMillis();
    }

    /** Completes when the server is closed; exceptionally if the gateway failed. */
    public CompletableFuture<Void> ended() {
        return ended.copy();
    }

    /** Asks the gateway something on its own thread, and waits for the answer. */
    public <T> T ask(Function<Gateway, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        inbox.add(() -> answer.complete(question.apply(gateway)));
        return CompletableFuture.anyOf(answer, ended).thenCompose(done -> answer).join();
    }

    /**
     * Moves the time of a stepped gateway; returns when everything due has been done and what came
     * in before has been answered.
     */
    public void stepTo(long millis) {
        ask(target -> {
            target.advanceTo(millis);
            return target.nowMillis();
        });
    }

    /** Bytes over the newest connection from a client's port; empty before it was accepted. */
    public Optional<ConnectionTraffic> traffic(int clientPort) {
        return Optional.ofNullable(meters.get(clientPort)).map(ConnectionMeter::reading);
    }

    private void run() {
        try {
            while (!closing) {
                Runnable input = inbox.poll(waitMillis(), TimeUnit.MILLISECONDS);
                if (pace instanceof Pace.Running) {
                    gateway.advanceTo(wallMillis());
                }
                if (input != null) {
                    input.run();
                }
            }
            ended.complete(null);
        } catch (InterruptedException stopped) {
            ended.complete(null);
        } catch (RuntimeException failure) {
            ended.completeExceptionally(failure);
        } finally {
            closeSockets();
        }
    }

    private long waitMillis() {
        return switch (pace) {
            case Pace.Stepped() -> LONGEST_WAIT_MILLIS;
            case Pace.Running(double speed) -> {
                long due = gateway.nextMillis();
                double wait = due == Long.MAX_VALUE ? Double.MAX_VALUE : due - wallMillis();
                yield (long) Math.ceil(Math.clamp(wait / speed, 0, LONGEST_WAIT_MILLIS));
            }
        };
    }

    /** The gateway's time as the wall clock has it. */
    private long wallMillis() {
        double speed = pace instanceof Pace.Running(double given) ? given : 0;
        return startMillis + (long) ((System.nanoTime() - startNanos) / 1e6 * speed);
    }

    private void accept() {
        while (!closing) {
            try {
                Socket socket = port.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                inbox.add(() -> connect(socket));
            } catch (IOException closed) {
                if (!closing) {
                    inbox.add(() -> {
                        throw new UncheckedIOException("cannot accept", closed);
                    });
                }
                return;
            }
        }
    }

    private void connect(Socket socket) {
        ConnectionMeter meter = new ConnectionMeter(new SocketOutlet(socket));
        Optional<ClientSession> session = gateway.connect(meter);
        if (session.isEmpty()) {
            meter.close();
            sockets.remove(socket);
        } else {
            Thread.ofVirtual()
                    .name("gateway-reader")
                    .start(() -> read(socket, session.get(), meter));
        }
        meters.put(socket.getPort(), meter);
    }

    private void read(Socket socket, ClientSession session, ConnectionMeter meter) {
        byte[] buffer = new byte[READ_BYTES];
        try (InputStream in = socket.getInputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                byte[] bytes = buffer.clone();
                int count = length;
                inbox.add(() -> {
                    session.receive(bytes, count);
                    meter.received(count);
                });
            }
        } catch (IOException reset) {
            // A reset connection ends like a closed one.
            inbox.add(session::disconnected);
        } finally {
            sockets.remove(socket);
            inbox.add(() -> {
                session.disconnected();
                meter.ended();
            });
        }
    }

    private void closeSockets() {
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException alreadyBroken) {
                LOG.log(System.Logger.Level.DEBUG, "a socket broke while closing", alreadyBroken);
            }
        }
    }

    /** Closes the port and every connection. */
    @Override
    public void close() {
        closing = true;
        try {
            port.close();
            thread.interrupt();
            thread.join();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
