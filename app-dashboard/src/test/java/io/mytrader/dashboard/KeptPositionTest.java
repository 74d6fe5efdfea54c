package io.mytrader.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.Position;
import io.mytrader.market.Price;
import io.mytrader.order.OrderRole;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.venue.AccountFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A position that was kept over a restart is shown with its price, its protection and its risk. */
class KeptPositionTest {
    private static final int ATTEMPTS = 10;

    /** Stop and target are so far away that the market's first price does not reach them. */
    private static final Map<String, String> FAR =
            Map.of("trading.stop_loss_ticks", "200", "trading.take_profit_ticks", "400");

    /** The first bar takes a minute: until then no strategy wants out. */
    private static final Map<String, String> FAR_IN_REAL_TIME =
            Map.of(
                    "trading.stop_loss_ticks", "200",
                    "trading.take_profit_ticks", "400",
                    "data.speed", "1");

    private @TempDir Path data;

    @Test
    void theNextServerShowsAPositionThatWasKeptAsTheLastOneDid() throws Exception {
        JsonNode before = keptPosition();
        SimulatedAccount left = account();
        Position held = left.positions().getFirst();
        try (RunningDashboard dashboard = RunningDashboard.lively(data, FAR_IN_REAL_TIME);
                SocketClient client = dashboard.connect()) {
            client.await("connected");
            dashboard.post("/api/trading/start", "{}");
            JsonNode told = client.await("position");
            assertThat(told.path("contracts").asInt()).isEqualTo(held.contracts());
            assertThat(price(told, "average_price")).isEqualTo(price(before, "average_price"));
            client.await("order_update");
            client.await("order_update");

            JsonNode position = positionOf(dashboard);
            assertThat(position.path("contracts").asInt()).isEqualTo(held.contracts());
            assertThat(price(position, "average_price")).isEqualTo(held.averagePrice());
            assertThat(price(position, "stop_price")).isEqualTo(restingPrice(left, OrderRole.STOP));
            assertThat(price(position, "target_price"))
                    .isEqualTo(restingPrice(left, OrderRole.TARGET));
            assertThat(position.path("initial_risk").asString()).isEqualTo(risk(before));
            assertThat(roles(dashboard)).containsExactlyInAnyOrder("STOP", "TARGET");
            dashboard.post("/api/trading/stop", "{\"flatten\":false}");
        }
    }

    /** The position that a session showed at its end; it may close while the session is stopped. */
    private JsonNode keptPosition() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.lively(data, FAR);
                SocketClient client = dashboard.connect()) {
            client.await("connected");
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                dashboard.post("/api/trading/start", "{}");
                client.await(
                        "an entry",
                        message ->
                                message.path("type").asString().equals("position")
                                        && message.path("contracts").asInt() != 0);
                dashboard.post("/api/trading/stop", "{\"flatten\":false}");
                client.await(
                        "the end",
                        message -> message.path("code").asString("").equals("session_ended"));
                if (!account().positions().isEmpty()) {
                    return positionOf(dashboard);
                }
            }
            throw new AssertionError("no position lasted until its session was stopped");
        }
    }

    private SimulatedAccount account() {
        return new AccountFile(data).read().orElseThrow();
    }

    private static JsonNode positionOf(RunningDashboard dashboard) throws Exception {
        return dashboard.get("/api/positions").json().path("items").get(0);
    }

    private static List<String> roles(RunningDashboard dashboard) throws Exception {
        List<String> roles = new ArrayList<>();
        for (JsonNode order : dashboard.get("/api/orders?working=true").json().path("items")) {
            roles.add(order.path("role").asString());
        }
        return roles;
    }

    private static String risk(JsonNode position) {
        assertThat(position.path("initial_risk").decimalValue()).isPositive();
        return position.path("initial_risk").asString();
    }

    private static Price price(JsonNode node, String field) {
        return Price.of(node.path(field).asString());
    }

    private static @Nullable Price restingPrice(SimulatedAccount account, OrderRole role) {
        for (SimulatedAccount.Book book : account.books()) {
            for (SimulatedAccount.Resting resting : book.live()) {
                if (resting.order().role() == role) {
                    return resting.order().price();
                }
            }
        }
        throw new AssertionError("the account has no " + role);
    }
}
