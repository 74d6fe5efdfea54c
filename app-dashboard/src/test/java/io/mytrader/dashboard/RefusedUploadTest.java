package io.mytrader.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sends much that is not wanted still reads why. */
class RefusedUploadTest {
    private static final int MEGABYTE = 1 << 20;
    private static final String BAD_NAME = "PUT /api/bar-files/bars.exe";

    private @TempDir Path data;

    /** Far more than the system keeps for a reader, so the client is still sending when refused. */
    @Test
    void aRefusedNameIsAnsweredHoweverMuchComesAfterIt() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, Map.of());
                Line line = new Line(dashboard.port())) {
            line.begin(BAD_NAME, 40L * MEGABYTE);
            line.send(40);
            assertThat(line.status()).isEqualTo(422);
            assertThat(line.rest()).contains("ends in .csv");
            // Everything was read, so the line is good for the next request.
            line.begin("PUT /api/bar-files/bars.csv", 0);
            assertThat(line.status()).isEqualTo(200);
            assertThat(data.resolve("bars").resolve("bars.csv")).isEmptyFile();
        }
    }

    @Test
    void theAnswerDoesNotWaitForTheBody() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, Map.of());
                Line line = new Line(dashboard.port())) {
            line.begin(BAD_NAME, MEGABYTE);
            assertThat(line.status()).isEqualTo(422);
        }
    }

    @Test
    void aFileThatIsTooLargeIsAnsweredAndNotKept() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, Map.of());
                Line line = new Line(dashboard.port())) {
            line.begin("PUT /api/bar-files/bars.csv", 80L * MEGABYTE);
            line.send(80);
            assertThat(line.status()).isEqualTo(413);
            assertThat(line.rest()).contains("67108864 bytes");
            try (var kept = Files.list(data.resolve("bars"))) {
                assertThat(kept).isEmpty();
            }
        }
    }

    @Test
    void aBodyThatIsTooLargeForItsEndpointIsAnswered() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, Map.of());
                Line line = new Line(dashboard.port())) {
            line.begin("POST /api/backtests", 20L * MEGABYTE);
            line.send(20);
            assertThat(line.status()).isEqualTo(413);
        }
    }

    /** A connection that sends a request as it likes. */
    private static final class Line implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader answers;
        private final int port;
        private int length;

        Line(int port) throws IOException {
            this.port = port;
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(60_000);
            answers =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
        }

        void begin(String request, long length) throws IOException {
            String head =
                    request
                            + " HTTP/1.1\r\nHost: 127.0.0.1:"
                            + port
                            + "\r\nContent-Type: application/json\r\nContent-Length: "
                            + length
                            + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        }

        void send(int megabytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            byte[] some = new byte[MEGABYTE];
            for (int i = 0; i < megabytes; i++) {
                out.write(some);
            }
        }

        /** Reads the head of the next answer. */
        int status() throws IOException {
            String first = answers.readLine();
            assertThat(first).startsWith("HTTP/1.1 ");
            for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
                if (line.startsWith("Content-Length: ")) {
                    length = Integer.parseInt(line.substring(16));
                }
            }
            return Integer.parseInt(first.substring(9, 12));
        }

        /** Reads its body. */
        String rest() throws IOException {
            char[] text = new char[length];
            int read = 0;
            while (read < length) {
                int more = answers.read(text, read, length - read);
                assertThat(more).isPositive();
                read += more;
            }
            return new String(text);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
