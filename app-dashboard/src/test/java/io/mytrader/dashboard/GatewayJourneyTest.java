package io.mytrader.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.gateway.Gateway;
import io.mytrader.gateway.GatewayServer;
import io.mytrader.gateway.GatewaySettings;
import io.mytrader.gateway.GatewayStatus;
import io.mytrader.gateway.Pace;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.market.RecordedTape;
import io.mytrader.gateway.referee.Referee;
import io.mytrader.gateway.transcript.RecentTranscript;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.simulation.SyntheticMarket;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A whole session at the simulated gateway, over its socket, steered and watched only through REST
 * and the dashboard's socket.
 */
@Timeout(240)
class GatewayJourneyTest {
    private static final double SPEED = 10;
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();

    private static final long START = Instant.parse("2026-06-11T13:35:00Z").toEpochMilli();

    private @TempDir Path data;

    @Test
    void tradesOverTheWireFromStartToStop() throws Exception {
        BarSeries bars = new SyntheticMarket(MES, 1).days(LocalDate.of(2026, 6, 8), 5);
        Referee referee = new Referee(2);
        Gateway gateway =
                new Gateway(
                        GatewaySettings.PAPER,
                        instrument -> new RecordedTape(bars),
                        FaultScript.NONE,
                        new RecentTranscript(60),
                        referee,
                        START);
        try (GatewayServer server = GatewayServer.open(gateway, 0, new Pace.Running(SPEED));
                RunningDashboard dashboard =
                        RunningDashboard.at(server::nowMillis, data, settings(server.port()));
                SocketClient client = dashboard.connect()) {
            client.await("connected");
            JsonNode started = dashboard.post("/api/trading/start", "{}").json();
            assertThat(started.path("status").asString()).isEqualTo("started");
            client.await("progress");
            client.await("signal");
            JsonNode placing = client.await("order_placing");
            String entry = placing.path("order_id").asString();
            JsonNode fill =
                    client.await(
                            "the fill of the entry",
                            message ->
                                    is(message, "trade_executed")
                                            && message.path("order_id").asString().equals(entry));
            assertThat(fill.path("action").asString()).isEqualTo(placing.path("action").asString());
            JsonNode status = dashboard.get("/api/trading/status").json();
            assertThat(status.path("broker").asString()).isEqualTo("ib");
            assertThat(status.path("connection").path("connected").asBoolean()).isTrue();
            client.await("exit_signal");
            JsonNode closing =
                    client.await(
                            "the fill that closes the trade",
                            message ->
                                    is(message, "trade_executed")
                                            && message.path("trade_id").isIntegralNumber());
            assertThat(closing.path("action").asString()).isEqualTo("CLOSE");
            JsonNode stopped = dashboard.post("/api/trading/stop", "{\"flatten\":true}").json();
            assertThat(stopped.path("status").asString()).isIn("stopped", "stopping");
            client.await(
                    "the end of the session",
                    message -> message.path("code").asString("").equals("session_ended"));

            JsonNode trades = dashboard.get("/api/trades").json().path("items");
            assertThat(trades.size()).isPositive();
            assertThat(trades.get(trades.size() - 1).path("exit_reason").asString())
                    .isEqualTo("time_limit");
            GatewayStatus end = server.ask(Gateway::status);
            assertThat(end.positions()).isEmpty();
            assertThat(end.orders()).isEmpty();
            Referee.Verdict verdict = server.ask(one -> referee.verdict(one.nowMillis()));
            assertThat(verdict.breaches()).isEmpty();
            assertThat(verdict.executions())
                    .isEqualTo(dashboard.get("/api/executions").json().path("items").size());
        }
    }

    private static boolean is(JsonNode message, String type) {
        return message.path("type").asString().equals(type);
    }

    private static Map<String, String> settings(int port) {
        return Map.ofEntries(
                Map.entry("broker.type", "ib"),
                Map.entry("broker.port", Integer.toString(port)),
                Map.entry("data.source", "ib"),
                Map.entry("instrument", "MES"),
                // Signals every few minutes, so that it does not matter which of them the start
                // meets.
                Map.entry("strategy.name", "ema_cross"),
                Map.entry("strategy.parameters.fast", "2"),
                Map.entry("strategy.parameters.slow", "3"),
                Map.entry("strategy.parameters.direction", "both"),
                // A stop out of reach: the time ends the trade.
                Map.entry("trading.stop_method", "ticks"),
                Map.entry("trading.stop_loss_ticks", "120"),
                Map.entry("trading.take_profit_ticks", "240"),
                Map.entry("trading.exit_on_opposite_signal", "false"),
                Map.entry("trading.max_trade_duration_minutes", "1"),
                // A pause of this machine counts ten times in the time of the market.
                Map.entry("trading.stale_after_seconds", "60"));
    }
}
