package io.mytrader.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.order.OrderRole;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.venue.AccountFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The process of a server is killed in mid-trade; the next one on the same folder goes on. */
@DisabledOnOs(OS.WINDOWS)
class KilledDashboardTest {
    private @TempDir Path data;

    @Test
    void aServerKilledInMidTradeLeavesAProtectedPositionAndAWholeHistory() throws Exception {
        List<JsonNode> heard = new ArrayList<>();
        Process process = process();
        try (HttpClient http = HttpClient.newHttpClient()) {
            int port = Integer.parseInt(firstLine(process));
            try (SocketClient client = SocketClient.connect(http, port, null)) {
                client.await("connected");
                start(http, port);
                client.await("a closed trade", KilledDashboardTest::closesATrade);
                client.await("a later entry", KilledDashboardTest::opensATrade);
                client.await("signal");
                process.destroyForcibly();
                client.awaitClose();
                heard.addAll(client.heard());
            }
            http.shutdownNow();
        } finally {
            process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
        SimulatedAccount left = new AccountFile(data).read().orElseThrow();
        everyPositionIsProtected(left);

        try (RunningDashboard dashboard = RunningDashboard.lively(data);
                SocketClient client = dashboard.connect()) {
            client.await("connected");
            JsonNode started = dashboard.post("/api/trading/start", "{}").json();
            assertThat(started.path("status").asString())
                    .as(started.toString())
                    .isEqualTo("started");
            client.await("signal");
            recoveredWhatWasLeft(dashboard, left);
            client.await("a closed trade", KilledDashboardTest::closesATrade);
            dashboard.post("/api/trading/stop", "{\"flatten\":true}");
            client.await(
                    "the end",
                    message -> message.path("code").asString("").equals("session_ended"));
            heard.addAll(client.heard());
            everythingHeardIsInTheHistoryOnce(dashboard, heard);
            SimulatedAccount end = new AccountFile(data).read().orElseThrow();
            assertThat(end.positions()).isEmpty();
            assertThat(ids(items(dashboard, "executions"), "execution_id"))
                    .hasSize(Math.toIntExact(end.lastExecution()))
                    .doesNotHaveDuplicates();
        }
    }

    private Process process() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        // Only the port is printed, however many logging configurations there are.
                        "-Dlogback.statusListenerClass="
                                + "ch.qos.logback.core.status.NopStatusListener",
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        DashboardProcess.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return String.valueOf(lines.readLine());
    }

    private static void start(HttpClient http, int port) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/api/trading/start"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private static boolean is(JsonNode message, String type) {
        return message.path("type").asString().equals(type);
    }

    private static boolean closesATrade(JsonNode message) {
        return is(message, "trade_executed") && message.path("trade_id").isIntegralNumber();
    }

    private static boolean opensATrade(JsonNode message) {
        return is(message, "trade_executed") && !message.path("trade_id").isIntegralNumber();
    }

    private static void everyPositionIsProtected(SimulatedAccount account) {
        for (SimulatedAccount.Book book : account.books()) {
            int covered = 0;
            for (SimulatedAccount.Resting order : book.live()) {
                OrderRole role = order.order().role();
                if (role == OrderRole.STOP || role == OrderRole.EXIT) {
                    covered += order.order().quantity().contracts() - order.filled();
                }
            }
            assertThat(covered).isEqualTo(Math.abs(book.position()));
        }
    }

    /** The position of the new session comes from the fills that the account knows. */
    private static void recoveredWhatWasLeft(RunningDashboard dashboard, SimulatedAccount left)
            throws Exception {
        int position = left.books().stream().mapToInt(SimulatedAccount.Book::position).sum();
        JsonNode sessions = dashboard.get("/api/sessions").json().path("items");
        assertThat(sessions.size()).isEqualTo(2);
        String newest = sessions.get(0).path("session_id").asString();
        int bought = 0;
        for (JsonNode execution : items(dashboard, "executions")) {
            int signed = execution.path("quantity").asInt();
            if (!execution.path("session_id").asString().equals(newest)) {
                bought += execution.path("action").asString().equals("BUY") ? signed : -signed;
            }
        }
        assertThat(bought).isEqualTo(position);
    }

    private static void everythingHeardIsInTheHistoryOnce(
            RunningDashboard dashboard, List<JsonNode> heard) throws Exception {
        List<String> trades = new ArrayList<>();
        for (JsonNode message : heard) {
            if (closesATrade(message)) {
                trades.add(message.path("trade_id").asString());
            }
        }
        assertThat(trades).isNotEmpty();
        assertThat(ids(items(dashboard, "trades"), "trade_id"))
                .doesNotHaveDuplicates()
                .containsAll(trades);
        List<String> orders = new ArrayList<>();
        for (JsonNode message : heard) {
            if (is(message, "order_placed")) {
                orders.add(message.path("order_id").asString());
            }
        }
        assertThat(ids(items(dashboard, "orders"), "order_id"))
                .doesNotHaveDuplicates()
                .containsAll(orders);
    }

    private static List<JsonNode> items(RunningDashboard dashboard, String list) throws Exception {
        List<JsonNode> items = new ArrayList<>();
        dashboard.get("/api/" + list + "?limit=1000").json().path("items").forEach(items::add);
        return items;
    }

    private static List<String> ids(List<JsonNode> items, String field) {
        return items.stream().map(item -> item.path(field).asString()).toList();
    }
}
