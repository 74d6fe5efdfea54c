package io.mytrader.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.api.json.ApiJson;
import io.mytrader.market.TradingCalendar;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A whole session, steered and watched only through REST and the socket. */
class TradingJourneyTest {
    private static final Set<String> UNNUMBERED =
            Set.of("price_update", "connected", "heartbeat", "pong");

    private @TempDir Path data;

    @Test
    void tradesFromStartToStopAndEveryMessageIsAsDocumented() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.lively(data);
                SocketClient client = dashboard.connect()) {
            SchemaCheck check = new SchemaCheck(dashboard.get("/api/openapi.json").json());
            client.await("connected");
            JsonNode started = dashboard.post("/api/trading/start", "{}").json();
            assertThat(started.path("status").asString()).isEqualTo("started");
            assertThat(started.path("mode").asString()).isEqualTo("integrated");
            String session = started.path("session_id").asString();
            assertThat(dashboard.post("/api/trading/start", "{}").status()).isEqualTo(409);

            client.await("progress");
            client.await("signal");
            JsonNode placing = client.await("order_placing");
            String entry = placing.path("order_id").asString();
            client.await(
                    "the fill of the entry",
                    message ->
                            is(message, "trade_executed")
                                    && message.path("order_id").asString().equals(entry));
            JsonNode closing =
                    client.await(
                            "the fill that closes the trade",
                            message ->
                                    is(message, "trade_executed")
                                            && message.path("trade_id").isIntegralNumber());
            assertThat(closing.path("action").asString()).isEqualTo("CLOSE");
            client.await("performance");
            client.say("{\"type\":\"ping\"}");
            client.await("pong");

            JsonNode status = dashboard.get("/api/trading/status").json();
            assertThat(status.path("is_running").asBoolean()).isTrue();
            assertThat(status.path("session_id").asString()).isEqualTo(session);
            assertThat(dashboard.post("/api/trading/pause", "").status()).isEqualTo(200);
            assertThat(dashboard.post("/api/trading/resume", "").status()).isEqualTo(200);
            assertThat(dashboard.post("/api/trading/flatten", "").status()).isEqualTo(200);
            JsonNode stopped = dashboard.post("/api/trading/stop", "{\"flatten\":true}").json();
            assertThat(stopped.path("status").asString()).isEqualTo("stopped");
            client.await(
                    "the end of the session",
                    message ->
                            is(message, "system")
                                    && message.path("code").asString().equals("session_ended"));
            assertThat(dashboard.post("/api/trading/stop", "{}").status()).isEqualTo(409);
            assertThat(dashboard.get("/api/trading/status").json().path("is_running").asBoolean())
                    .isFalse();

            everyMessageIsAsDocumented(client.heard(), check);
            numbersHaveNoGaps(client.heard());
            theDaysResultFitsTheEquity(client.heard());
            everyAnswerIsAsDocumented(dashboard, check, session);
            tradesOnTheWireAreTheRecordedOnes(dashboard, client.heard());
        }
    }

    private static boolean is(JsonNode message, String type) {
        return message.path("type").asString().equals(type);
    }

    private static void everyMessageIsAsDocumented(List<JsonNode> messages, SchemaCheck check) {
        Set<String> stamps = Set.of("timestamp", "sent_at", "session_id", "seq");
        for (JsonNode message : messages) {
            JsonNode body = message.deepCopy();
            stamps.forEach(((tools.jackson.databind.node.ObjectNode) body)::remove);
            assertThat(check.problems(body, check.type(typeName(message)))).isEmpty();
            assertThat(message.path("timestamp").asString()).endsWith("Z");
            assertThat(message.path("sent_at").asString()).endsWith("Z");
            assertThat(message.has("session_id")).isTrue();
        }
    }

    /** The schema of a message, such as {@code BarUpdateMessage} of {@code bar}. */
    private static String typeName(JsonNode message) {
        String type = message.path("type").asString();
        return switch (type) {
            case "bar" -> "BarUpdateMessage";
            case "account" -> "AccountUpdateMessage";
            case "performance" -> "PerformanceUpdateMessage";
            default -> {
                StringBuilder name = new StringBuilder();
                for (String word : type.split("_", -1)) {
                    name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
                }
                yield name + "Message";
            }
        };
    }

    private static void numbersHaveNoGaps(List<JsonNode> messages) {
        long expected = 0;
        for (JsonNode message : messages) {
            boolean forming = is(message, "bar") && !message.path("closed").asBoolean();
            if (UNNUMBERED.contains(message.path("type").asString()) || forming) {
                assertThat(message.has("seq")).as(message.toString()).isFalse();
            } else {
                assertThat(message.path("seq").asLong())
                        .as(message.toString())
                        .isEqualTo(++expected);
            }
        }
        assertThat(expected).isGreaterThan(50);
    }

    /** Whatever an account message says, the day began with one equity. */
    private static void theDaysResultFitsTheEquity(List<JsonNode> messages) {
        Map<LocalDate, BigDecimal> dayStarts = new HashMap<>();
        for (JsonNode message : messages) {
            if (is(message, "account")) {
                Instant time = Instant.parse(message.path("timestamp").asString());
                LocalDate day = TradingCalendar.cmeEquityIndex().exchangeDayOf(time.toEpochMilli());
                BigDecimal start =
                        message.path("equity")
                                .asDecimal()
                                .subtract(message.path("daily_pnl").asDecimal());
                assertThat(start)
                        .as(message.toString())
                        .isEqualByComparingTo(dayStarts.computeIfAbsent(day, first -> start));
            }
        }
        assertThat(dayStarts).isNotEmpty();
    }

    private static void everyAnswerIsAsDocumented(
            RunningDashboard dashboard, SchemaCheck check, String session) throws Exception {
        List<String> lists =
                List.of(
                        "orders",
                        "positions",
                        "trades",
                        "executions",
                        "signals",
                        "decisions",
                        "bars",
                        "equity",
                        "sessions",
                        "strategies");
        for (String list : lists) {
            JsonNode answer = dashboard.get("/api/" + list).json();
            assertThat(check.problems(answer, check.answer("get", "/api/" + list, "200")))
                    .as(list)
                    .isEmpty();
            assertThat(answer.path("items").size()).as(list).isPositive();
        }
        for (String one : List.of("performance", "account", "risk", "config", "trading/status")) {
            assertThat(
                            check.problems(
                                    dashboard.get("/api/" + one).json(),
                                    check.answer("get", "/api/" + one, "200")))
                    .as(one)
                    .isEmpty();
        }
        assertThat(
                        check.problems(
                                dashboard.get("/health").json(),
                                check.answer("get", "/health", "200")))
                .isEmpty();
        assertThat(dashboard.get("/metrics").response().body())
                .contains("mytrader_dashboard_messages_total")
                .contains("mytrader_stage_seconds_count{stage=\"bar_to_decision\"}")
                .contains("mytrader_stage_seconds_count{stage=\"bar_to_command\"}")
                .contains("mytrader_events_total{type=\"trade_executed\"}")
                .contains("jvm_memory_used_bytes");
        JsonNode recorded = dashboard.get("/api/performance?session=" + session).json();
        assertThat(recorded.path("trades").asInt()).isPositive();
        assertThat(dashboard.get("/api/events?since=0&limit=1000").json().path("items").size())
                .isEqualTo(1000);
        assertThat(
                        dashboard
                                .get("/api/events?since=0&session=" + session)
                                .json()
                                .path("items")
                                .size())
                .isPositive();
    }

    /** Following the cursor shows each trade once, and they are those that the socket told. */
    private static void tradesOnTheWireAreTheRecordedOnes(
            RunningDashboard dashboard, List<JsonNode> messages) throws Exception {
        List<Long> told = new ArrayList<>();
        for (JsonNode message : messages) {
            if (is(message, "trade_executed") && message.path("trade_id").isIntegralNumber()) {
                told.add(message.path("trade_id").asLong());
            }
        }
        Set<Long> listed = new LinkedHashSet<>();
        String next = "";
        do {
            JsonNode page =
                    dashboard
                            .get("/api/trades?limit=1" + (next.isEmpty() ? "" : "&before=" + next))
                            .json();
            page.path("items").forEach(trade -> listed.add(trade.path("trade_id").asLong()));
            next = page.path("next").isString() ? page.path("next").asString() : "";
        } while (!next.isEmpty());
        assertThat(new ArrayList<>(listed).reversed()).isEqualTo(told);
        assertThat(ApiJson.mapper().valueToTree(told).size()).isPositive();
    }
}
