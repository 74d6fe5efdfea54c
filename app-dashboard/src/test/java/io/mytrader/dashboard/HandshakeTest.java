package io.mytrader.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a socket's client and the server agree on. */
class HandshakeTest {
    private @TempDir Path data;

    /** Texts that leave together would be damaged by an extension, and compressing costs more. */
    @Test
    void browsersThatWouldCompressAreToldNotTo() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, Map.of())) {
            List<String> answer = shakeHands(dashboard.port());
            assertThat(answer.getFirst()).contains("101");
            assertThat(answer)
                    .noneMatch(line ->
                            line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-extensions"));
        }
    }

    @Test
    void noCookieIsLeftBehind() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, Map.of())) {
            List<String> answer = shakeHands(dashboard.port());
            assertThat(answer.getFirst()).contains("101");
            assertThat(answer)
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("set-cookie"));
        }
    }

    private static List<String> shakeHands(int port) throws IOException {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), port)) {
            line.setSoTimeout(10_000);
            String request =
                    String.join(
                            "\r\n",
                            "GET /ws HTTP/1.1",
                            "Host: 127.0.0.1:" + port,
                            "Connection: Upgrade",
                            "Upgrade: websocket",
                            "Sec-WebSocket-Version: 13",
                            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits,"
                                    + " fragment; maxLength=64, @validation, identity",
                            "",
                            "");
            line.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answers =
                    new BufferedReader(
                            new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8));
            List<String> head = new ArrayList<>();
            for (String next = answers.readLine();
                    next != null && !next.isEmpty();
                    next = answers.readLine()) {
                head.add(next);
            }
            return head;
        }
    }
}
