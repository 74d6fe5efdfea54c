package io.mytrader.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Clients of a dashboard's socket, in a process of their own: how long a message takes from the
 * engine ({@code sent_at}, cut to the millisecond, which counts up to 1 ms too much) to a client
 * that has read it. One thread reads all of them and looks only at the end of each message, so that
 * the clients take little of a processor that the server needs; and it looks for messages every 2
 * ms, since a thread that waits for them would have to be woken by the server with every write,
 * which clients on other machines do not ask of it. What the server says of itself, printed beside,
 * ends at the sockets and begins to the nanosecond. Arguments: port, clients, of them stuck,
 * seconds of warm-up, seconds measured.
 */
public final class DashboardLoad {
    private static final int STUCK_BUFFER = 4_096;
    private static final long MOST_MICROS = 60_000_000L;

    /** A client that is cut off for reading nothing is replaced by another that reads nothing. */
    private static final long STUCK_FOR_NANOS = TimeUnit.SECONDS.toNanos(15);

    private static final long BETWEEN_READS_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final int port;
    private final Histogram numbered = new Histogram(MOST_MICROS, 3);
    private final Histogram passing = new Histogram(MOST_MICROS, 3);
    private final HttpClient http = HttpClient.newHttpClient();
    private int lostLines;

    private DashboardLoad(int port) {
        this.port = port;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new DashboardLoad(Integer.parseInt(arguments[0]))
                .run(
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Duration.ofSeconds(Long.parseLong(arguments[3])),
                        Duration.ofSeconds(Long.parseLong(arguments[4])));
    }

    private void run(int clients, int stuck, Duration warmUp, Duration time)
            throws IOException, InterruptedException {
        post("/api/trading/start");
        try (Selector selector = Selector.open()) {
            List<SocketChannel> silent = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                if (i < stuck) {
                    silent.add(connect(STUCK_BUFFER));
                } else {
                    listen(selector);
                }
            }
            read(selector, silent, warmUp);
            numbered.reset();
            passing.reset();
            lostLines = 0;
            long began = System.nanoTime();
            long cpuBefore = ownProcessorNanos();
            read(selector, silent, time);
            report(clients, stuck, System.nanoTime() - began, ownProcessorNanos() - cpuBefore);
            for (SocketChannel line : silent) {
                line.close();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        }
        post("/api/trading/stop");
        http.shutdownNow();
    }

    private void listen(Selector selector) throws IOException {
        SocketChannel line = connect(0);
        line.configureBlocking(false);
        line.register(selector, SelectionKey.OP_READ, new FrameReader(this::heard));
    }

    private static long ownProcessorNanos() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    private void read(Selector selector, List<SocketChannel> silent, Duration time)
            throws IOException {
        ByteBuffer arrived = ByteBuffer.allocateDirect(1 << 18);
        long began = System.nanoTime();
        long silentSince = began;
        while (System.nanoTime() - began < time.toNanos()) {
            List<SelectionKey> lost = new ArrayList<>();
            LockSupport.parkNanos(BETWEEN_READS_NANOS);
            selector.selectNow(key -> {
                if (!readOne(key, arrived)) {
                    lost.add(key);
                }
            });
            // Whoever is cut off comes back, as a page does, and the report says how often.
            for (SelectionKey key : lost) {
                lostLines++;
                key.channel().close();
                listen(selector);
            }
            if (System.nanoTime() - silentSince > STUCK_FOR_NANOS) {
                silentSince = System.nanoTime();
                for (int i = 0; i < silent.size(); i++) {
                    silent.get(i).close();
                    silent.set(i, connect(STUCK_BUFFER));
                }
            }
        }
    }

    /** False when the line is lost. */
    private static boolean readOne(SelectionKey key, ByteBuffer arrived) {
        arrived.clear();
        try {
            if (((SocketChannel) key.channel()).read(arrived) < 0) {
                return false;
            }
        } catch (IOException broken) {
            return false;
        }
        Objects.requireNonNull((FrameReader) key.attachment()).read(arrived.flip());
        return true;
    }

    private void heard(long micros, boolean isNumbered) {
        (isNumbered ? numbered : passing).recordValue(Math.clamp(micros, 0L, MOST_MICROS));
    }

    private void report(int clients, int stuck, long nanos, long ownNanos)
            throws IOException, InterruptedException {
        double seconds = nanos / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d clients, %d of them stuck: %.0f messages/s read, %.0f of them numbered; the"
                        + " clients themselves took %.0f%% of a processor, %d lines were lost%n",
                clients,
                stuck,
                (numbered.getTotalCount() + passing.getTotalCount()) / seconds,
                numbered.getTotalCount() / seconds,
                100.0 * ownNanos / nanos,
                lostLines);
        print("numbered messages", numbered);
        print("prices and forming bars", passing);
        get("/metrics")
                .lines()
                .filter(line ->
                        line.matches(
                                "mytrader_(event_to_socket|stage_seconds.*(bar_to_|durable_to_ack)"
                                        + "|dashboard_c|dashboard_l|queue).*"))
                .forEach(System.out::println);
    }

    private static void print(String what, Histogram micros) {
        System.out.printf(
                Locale.ROOT,
                "%s, from the engine to the client: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms,"
                        + " longest %.1f ms%n",
                what,
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0,
                micros.getValueAtPercentile(99.9) / 1000.0,
                micros.getValueAtPercentile(100) / 1000.0);
    }

    private SocketChannel connect(int receiveBuffer) throws IOException {
        SocketChannel line = SocketChannel.open();
        if (receiveBuffer > 0) {
            line.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
        }
        line.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        line.setOption(StandardSocketOptions.TCP_NODELAY, true);
        ByteBuffer request =
                StandardCharsets.US_ASCII.encode(
                        "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:"
                                + port
                                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                + "Sec-WebSocket-Version: 13\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        while (request.hasRemaining()) {
            line.write(request);
        }
        return line;
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString()).body();
    }

    private void post(String path) throws IOException, InterruptedException {
        int status =
                http.send(
                                request(path)
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode();
        if (status >= 400) {
            throw new IOException(path + " was answered with " + status);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
