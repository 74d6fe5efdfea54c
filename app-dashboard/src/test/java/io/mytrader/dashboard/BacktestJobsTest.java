package io.mytrader.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.dashboard.RunningDashboard.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A backtest from the upload of its bars to its report, only through REST and the socket. */
class BacktestJobsTest {
    private static final Path SAMPLE = Path.of("../examples/bars/synthetic-es-10-days.csv");

    private @TempDir Path data;

    @Test
    void runsInTheBackgroundAndTellsHowFarItIs() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, Map.of());
                SocketClient client = dashboard.connect()) {
            SchemaCheck check = new SchemaCheck(dashboard.get("/api/openapi.json").json());
            client.await("connected");
            assertThat(upload(dashboard, "sample.csv", Files.readAllBytes(SAMPLE)).status())
                    .isEqualTo(200);
            for (String name : new String[] {"..%2fx.csv", "x.yaml", "a%20b.csv", "%2e%2e.csv"}) {
                // a short body: a server may refuse and hang up before it has read a long one
                assertThat(upload(dashboard, name, new byte[] {'t'}).status())
                        .as(name)
                        .isIn(400, 404, 422);
            }
            assertThat(dashboard.get("/api/bar-files").json().path("items").size()).isEqualTo(1);

            Answer begun =
                    dashboard.post(
                            "/api/backtests",
                            "{\"data\":\"sample.csv\",\"instrument\":\"ES\",\"strategy\":\"breakout\"}");
            assertThat(begun.status()).isEqualTo(200);
            String id = begun.json().path("id").asString();
            client.await(
                    "the end of the backtest",
                    message ->
                            message.path("type").asString().equals("backtest_progress")
                                    && message.path("state").asString().equals("done"));
            JsonNode detail = dashboard.get("/api/backtests/" + id).json();
            assertThat(check.problems(detail, check.answer("get", "/api/backtests/{id}", "200")))
                    .isEmpty();
            assertThat(detail.path("trades").size())
                    .isEqualTo(detail.path("summary").path("metrics").path("trades").asInt())
                    .isPositive();
            Answer report = dashboard.get("/api/backtests/" + id + "/report.html");
            assertThat(report.response().body()).startsWith("<!");
            assertThat(report.header("Content-Security-Policy")).startsWith("sandbox");

            assertThat(
                            dashboard
                                    .post(
                                            "/api/backtests",
                                            "{\"data\":\"sample.csv\",\"settings\":{\"user_strategies.folder\":\"/tmp\"}}")
                                    .status())
                    .isEqualTo(422);
            assertThat(dashboard.post("/api/backtests", "{\"data\":\"../x\"}").status())
                    .isEqualTo(422);
            assertThat(dashboard.post("/api/backtests", "{}").status()).isEqualTo(422);
            assertThat(dashboard.get("/api/backtests/none").status()).isEqualTo(404);
        }
    }

    private static Answer upload(RunningDashboard dashboard, String name, byte[] body)
            throws IOException, InterruptedException {
        return dashboard.send(
                dashboard
                        .request("/api/bar-files/" + name)
                        .PUT(BodyPublishers.ofByteArray(body))
                        .build());
    }
}
