package io.mytrader.benchmarks;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Clients of a dashboard's socket, in a process of their own: how long a message takes from the
 * engine ({@code sent_at}, cut to the millisecond, which counts up to 1 ms too much) to a client
 * that has read it. Arguments: port, clients, of them stuck, seconds of warm-up, seconds measured.
 */
public final class DashboardLoad {
    private static final byte[] SENT_AT = "\"sent_at\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NUMBER = "\"seq\":".getBytes(StandardCharsets.US_ASCII);
    private static final int STUCK_BUFFER = 4_096;

    private final int port;
    private final ConcurrentHistogram micros = new ConcurrentHistogram(60_000_000L, 3);
    private final AtomicLong messages = new AtomicLong();
    private final AtomicBoolean measuring = new AtomicBoolean();
    private final HttpClient http = HttpClient.newHttpClient();

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
        List<Socket> lines = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Socket line = connect(i < stuck ? STUCK_BUFFER : 0);
            lines.add(line);
            if (i >= stuck) {
                Thread.ofVirtual().start(() -> listen(line));
            }
        }
        pass(warmUp);
        micros.reset();
        messages.set(0);
        measuring.set(true);
        pass(time);
        measuring.set(false);
        System.out.printf(
                Locale.ROOT,
                "%d clients, %d of them stuck: %.0f messages/s read; numbered messages from the"
                        + " engine to the client: p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest"
                        + " %.1f ms%n",
                clients,
                stuck,
                messages.get() / (double) time.toSeconds(),
                millis(50),
                millis(99),
                millis(99.9),
                millis(100));
        get("/metrics")
                .lines()
                .filter(line ->
                        line.matches(
                                "mytrader_(stage_seconds.*(bar_to_|durable_to_ack)|dashboard_c"
                                        + "|dashboard_l|queue).*"))
                .forEach(System.out::println);
        for (Socket line : lines) {
            line.close();
        }
        post("/api/trading/stop");
        http.shutdownNow();
    }

    private double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    private static void pass(Duration time) throws InterruptedException {
        boolean isEarly = new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        if (isEarly) {
            throw new IllegalStateException("nobody counts down");
        }
    }

    private Socket connect(int receiveBuffer) throws IOException {
        Socket line = new Socket();
        if (receiveBuffer > 0) {
            line.setReceiveBufferSize(receiveBuffer);
        }
        line.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
        line.setTcpNoDelay(true);
        line.getOutputStream()
                .write(
                        ("GET /ws HTTP/1.1\r\nHost: 127.0.0.1:"
                                        + port
                                        + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                        + "Sec-WebSocket-Version: 13\r\n"
                                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return line;
    }

    private void listen(Socket line) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(line.getInputStream(), 1 << 16))) {
            skipHead(in);
            byte[] text = new byte[1 << 16];
            while (true) {
                int first = in.readUnsignedByte();
                long length = in.readUnsignedByte() & 0x7f;
                if (length == 126) {
                    length = in.readUnsignedShort();
                } else if (length == 127) {
                    length = in.readLong();
                }
                if (length > text.length) {
                    text = new byte[Math.toIntExact(length)];
                }
                in.readFully(text, 0, Math.toIntExact(length));
                if ((first & 0x0f) == 1) {
                    heard(text, Math.toIntExact(length));
                }
            }
        } catch (IOException over) {
            if (measuring.get()) {
                System.out.println("a client lost its line: " + over.getMessage());
            }
        }
    }

    private static void skipHead(DataInputStream in) throws IOException {
        for (int seen = 0; seen < 4; ) {
            int next = in.readUnsignedByte();
            seen = next == (seen % 2 == 0 ? '\r' : '\n') ? seen + 1 : 0;
        }
    }

    private void heard(byte[] text, int length) {
        Instant now = Instant.now();
        messages.incrementAndGet();
        int at = indexOf(text, length, SENT_AT);
        if (!measuring.get() || at < 0 || indexOf(text, length, NUMBER) < 0) {
            return;
        }
        int from = at + SENT_AT.length;
        int to = from;
        while (text[to] != '"') {
            to++;
        }
        Instant sent = Instant.parse(new String(text, from, to - from, StandardCharsets.US_ASCII));
        micros.recordValue(
                Math.clamp(
                        TimeUnit.NANOSECONDS.toMicros(Duration.between(sent, now).toNanos()),
                        0L,
                        60_000_000L));
    }

    private static int indexOf(byte[] text, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            int matched = 0;
            while (matched < wanted.length && text[i + matched] == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i;
            }
        }
        return -1;
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
