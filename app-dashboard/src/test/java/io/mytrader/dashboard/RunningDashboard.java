package io.mytrader.dashboard;

import io.mytrader.api.json.ApiJson;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import io.mytrader.journal.SessionStore;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.SessionController;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A server on a free port with a data folder of its own, and a client to talk to it. */
final class RunningDashboard implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Map<String, String> LIVELY =
            Map.of(
                    "data.speed", "1200",
                    "strategy.name", "breakout",
                    "multi_strategy.min_confidence", "0.0",
                    "trading.trade_cooldown_minutes", "0",
                    "trading.max_daily_trades", "1000",
                    "trading.max_trades_per_hour", "100",
                    "trading.max_consecutive_losses", "100",
                    "trading.position_sizing_method", "fixed");

    private final DataFolder folder;
    private final SessionStore store;
    private final SessionController controller;
    private final DashboardServer server;
    private final HttpClient http;
    private final @Nullable String token;

    private RunningDashboard(
            Path data,
            @Nullable String token,
            Map<String, String> settings,
            LongSupplier wallMillis) {
        this.token = token;
        List<Assignment> assignments = new ArrayList<>();
        settings.forEach((key, value) -> assignments.add(new Assignment("--set", key, value)));
        folder = DataFolder.lock(data);
        store = folder.openStore();
        controller = new SessionController(folder.path(), store, "test", wallMillis);
        Path configurations = data.resolve("configurations");
        server =
                DashboardServer.start(
                        new DashboardSettings(
                                "127.0.0.1",
                                0,
                                token,
                                new ConfigurationInput(Purpose.TRADE, null, Map.of(), assignments),
                                configurations,
                                folder.path(),
                                "test"),
                        controller,
                        store);
        http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    /** A market of 20 bars a second and a strategy that trades often. */
    static RunningDashboard lively(Path data) {
        return start(data, null, LIVELY);
    }

    /** The same with settings of its own. */
    static RunningDashboard lively(Path data, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(LIVELY);
        all.putAll(settings);
        return start(data, null, all);
    }

    static RunningDashboard start(Path data, @Nullable String token, Map<String, String> settings) {
        return new RunningDashboard(data, token, settings, System::currentTimeMillis);
    }

    /** A server whose sessions trade at a gateway that has a time of its own. */
    static RunningDashboard at(
            LongSupplier gatewayMillis, Path data, Map<String, String> settings) {
        return new RunningDashboard(data, null, settings, gatewayMillis);
    }

    DashboardServer server() {
        return server;
    }

    SessionController controller() {
        return controller;
    }

    int port() {
        return server.port();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    HttpClient http() {
        return http;
    }

    /** A file that a session can be started with. */
    void addConfiguration(String name, String yaml) throws IOException {
        Path file = folder.path().resolve("configurations").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml);
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    Answer post(String path, String json) throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(PATIENCE);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        return new Answer(answer);
    }

    SocketClient connect() {
        return SocketClient.connect(http, port(), token);
    }

    /** An answer with its body. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return ApiJson.mapper().readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    @Override
    public void close() {
        server.close();
        controller.close();
        store.close();
        folder.close();
        http.shutdownNow();
    }
}
