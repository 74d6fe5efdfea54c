package io.mytrader.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients do that mean no good is refused, and trading goes on. */
class HostileClientTest {
    private static final String TOKEN = "a-token-of-some-length";

    private @TempDir Path data;

    @Test
    void foreignHostsAndOriginsAreRefused() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, Map.of())) {
            String own = "127.0.0.1:" + dashboard.port();
            assertThat(raw(dashboard, "GET /api/trading/status", "Host: " + own)).isEqualTo(200);
            assertThat(raw(dashboard, "GET /api/trading/status", "Host: localhost")).isEqualTo(200);
            for (String host :
                    List.of("evil.example", "127.0.0.1.evil.example", "a\"b", "10.0.0.7")) {
                assertThat(raw(dashboard, "GET /api/trading/status", "Host: " + host))
                        .as(host)
                        .isIn(400, 403);
            }
            for (String origin :
                    List.of("http://evil.example", "null", "http://127.0.0.1:1", "file://")) {
                assertThat(
                                raw(
                                        dashboard,
                                        "POST /api/trading/start",
                                        "Host: " + own,
                                        "Origin: " + origin))
                        .as(origin)
                        .isEqualTo(403);
                assertThat(
                                raw(
                                        dashboard,
                                        "GET /ws",
                                        "Host: " + own,
                                        "Origin: " + origin,
                                        "Connection: Upgrade",
                                        "Upgrade: websocket",
                                        "Sec-WebSocket-Version: 13",
                                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
                        .as(origin)
                        .isEqualTo(403);
            }
            assertThat(
                            raw(
                                    dashboard,
                                    "GET /api/trading/status",
                                    "Host: " + own,
                                    "Origin: http://" + own))
                    .isEqualTo(200);
            assertThat(dashboard.controller().status().isRunning()).isFalse();
        }
    }

    @Test
    void withoutTheTokenNothingIsToldAndNothingDone() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.start(data, TOKEN, Map.of())) {
            String host = "Host: 127.0.0.1:" + dashboard.port();
            assertThat(dashboard.get("/api/trading/status").status()).isEqualTo(200);
            for (String header :
                    List.of(
                            "X: y",
                            "Authorization: Bearer wrong-token-of-length",
                            "Authorization: " + TOKEN,
                            "Authorization: Basic " + TOKEN)) {
                assertThat(raw(dashboard, "GET /api/trading/status", host, header)).isEqualTo(401);
                assertThat(raw(dashboard, "POST /api/trading/start", host, header)).isEqualTo(401);
                assertThat(raw(dashboard, "GET /metrics", host, header)).isEqualTo(401);
            }
            assertThat(raw(dashboard, "GET /api/trading/status?token=" + TOKEN, host))
                    .isEqualTo(401);
            assertThat(raw(dashboard, "GET /", host)).isEqualTo(200);
            assertThat(raw(dashboard, "GET /health", host)).isEqualTo(200);
            assertThat(dashboard.controller().status().isRunning()).isFalse();

            try (SocketClient known = dashboard.connect()) {
                known.await("connected");
            }
            try (SocketClient late =
                    SocketClient.connect(dashboard.http(), dashboard.port(), null)) {
                late.say("{\"type\":\"auth\",\"token\":\"" + TOKEN + "\"}");
                late.await("connected");
            }
            try (SocketClient stranger =
                    SocketClient.connect(dashboard.http(), dashboard.port(), null)) {
                stranger.say("{\"type\":\"auth\",\"token\":\"wrong-token-of-length\"}");
                assertThat(stranger.awaitClose()).isEqualTo(1008);
                assertThat(stranger.heard()).isEmpty();
            }
        }
    }

    @Test
    void pathsNeverLeaveThePage() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, Map.of())) {
            String host = "Host: 127.0.0.1:" + dashboard.port();
            for (String path :
                    List.of(
                            "/../../etc/passwd",
                            "/..%2f..%2fetc%2fpasswd",
                            "/%2e%2e/%2e%2e/etc/passwd",
                            "/assets/../../../etc/passwd.txt",
                            "//etc/passwd.txt",
                            "/DashboardServer.class",
                            "/.git/config",
                            "/a%00.html",
                            "/..;/a.html",
                            "/api/../metrics.txt")) {
                assertThat(raw(dashboard, "GET " + path, host)).as(path).isIn(400, 403, 404);
            }
        }
    }

    @Test
    void brokenFramesEndOnlyTheirOwnConnection() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.lively(data);
                SocketClient good = dashboard.connect()) {
            good.await("connected");
            dashboard.post("/api/trading/start", "{}");
            for (String text :
                    List.of(
                            "not json",
                            "[]",
                            "{\"type\":\"order\"}",
                            "{\"type\":\"resume\",\"since\":\"x\"}",
                            "{\"type\":\"resume\",\"since\":-1}",
                            "{\"a\":1,\"a\":2}",
                            "{\"x\":".repeat(40) + "1" + "}".repeat(40))) {
                try (SocketClient bad = dashboard.connect()) {
                    bad.await("connected");
                    bad.say(text);
                    assertThat(bad.awaitClose()).as(text).isEqualTo(1008);
                }
            }
            try (SocketClient big = dashboard.connect()) {
                big.await("connected");
                big.say("{\"type\":\"" + "x".repeat(10_000) + "\"}");
                assertThat(big.awaitClose()).isIn(1009, -1);
            }
            try (SocketClient talkative = dashboard.connect()) {
                talkative.await("connected");
                for (int i = 0; i < 60; i++) {
                    talkative.say("{\"type\":\"ping\"}");
                }
                assertThat(talkative.awaitClose()).isEqualTo(1008);
            }
            good.await("signal");
        }
    }

    @Test
    void halfRequestsAndManyConnectionsLeaveRoomForOthers() throws Exception {
        List<Socket> held = new ArrayList<>();
        try (RunningDashboard dashboard = RunningDashboard.lively(data);
                SocketClient good = dashboard.connect()) {
            good.await("connected");
            dashboard.post("/api/trading/start", "{}");
            for (int i = 0; i < 600; i++) {
                Socket socket =
                        new Socket(java.net.InetAddress.getLoopbackAddress(), dashboard.port());
                socket.getOutputStream()
                        .write(
                                "GET /api/trading/status HTTP/1.1\r\nHost: loc"
                                        .getBytes(StandardCharsets.US_ASCII));
                held.add(socket);
            }
            assertThat(dashboard.get("/api/trading/status").status()).isEqualTo(200);
            good.await("signal");
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    /** The status of an answer to exactly those lines. */
    private static int raw(RunningDashboard dashboard, String request, String... headers)
            throws IOException {
        try (Socket socket =
                new Socket(java.net.InetAddress.getLoopbackAddress(), dashboard.port())) {
            socket.setSoTimeout(20_000);
            StringBuilder text = new StringBuilder(request).append(" HTTP/1.1\r\n");
            for (String header : headers) {
                text.append(header).append("\r\n");
            }
            if (request.startsWith("POST")) {
                text.append("Content-Length: 0\r\n");
            }
            text.append("\r\n");
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
            BufferedReader answer =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = answer.readLine();
            return line == null ? -1 : Integer.parseInt(line.substring(9, 12));
        }
    }
}
