package io.mytrader.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.dashboard.RunningDashboard.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Errors are problem details with the status that fits, and say what to do. */
class ErrorAnswersTest {
    private @TempDir Path data;

    @Test
    void errorsAreProblemDetails() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, Map.of())) {
            SchemaCheck check = new SchemaCheck(dashboard.get("/api/openapi.json").json());
            dashboard.addConfiguration("wrong.yaml", "trading:\n  max_daily_losss: 3\n");

            problem(check, dashboard.post("/api/trading/stop", "{}"), 409);
            problem(check, dashboard.post("/api/trading/pause", ""), 409);
            problem(check, dashboard.post("/api/trading/flatten", ""), 409);
            problem(check, dashboard.post("/api/trading/resume", ""), 409);
            problem(check, dashboard.post("/api/chat", "{}"), 422);
            problem(check, dashboard.post("/api/chat", "{\"question\": \" \"}"), 422);
            problem(check, dashboard.post("/api/chat", "{\"question\": \"Why?\"}"), 409);
            problem(check, dashboard.get("/api/nothing"), 404);
            problem(check, dashboard.get("/api/trading/start"), 405);
            problem(check, dashboard.get("/api/orders?limit=1001"), 400);
            problem(check, dashboard.get("/api/orders?limit=none"), 400);
            problem(check, dashboard.get("/api/orders?limt=5"), 400);
            problem(check, dashboard.get("/api/orders?before=-1"), 400);
            problem(check, dashboard.get("/api/trades?session=../../etc"), 400);
            problem(check, dashboard.get("/api/performance?session=s1"), 404);
            problem(check, dashboard.post("/api/trading/start", "{"), 400);
            problem(check, dashboard.post("/api/trading/start", "{\"x\":1}"), 422);
            problem(check, dashboard.post("/api/trading/start", "[]"), 422);
            problem(check, dashboard.post("/api/trading/start", "null"), 422);
            problem(check, dashboard.post("/api/trading/start", "{\"config\":7}"), 422);
            problem(
                    check,
                    dashboard.post("/api/trading/start", "{\"config\":\"../../etc/passwd\"}"),
                    422);
            problem(
                    check,
                    dashboard.post("/api/trading/start", "{\"config\":\"other.yaml\"}"),
                    422);
            problem(check, dashboard.post("/api/trading/start", "{\"strategy\":\"no_such\"}"), 422);
            assertThat(detail(dashboard.post("/api/trading/stop", "{\"flatten\":[]}")))
                    .contains("flatten")
                    .doesNotContain("io.mytrader");
            assertThat(detail(dashboard.post("/api/trading/stop", "{\"flaten\":true}")))
                    .contains("flaten", "flatten")
                    .doesNotContain("io.mytrader");
            assertThat(detail(dashboard.post("/api/trading/stop", "[]")))
                    .contains("expected an object")
                    .doesNotContain("io.mytrader");
            Answer refused = dashboard.post("/api/trading/start", "{\"config\":\"wrong.yaml\"}");
            problem(check, refused, 422);
            assertThat(refused.json().path("reasons").toString())
                    .contains("wrong.yaml:2")
                    .contains("max_daily_loss");
            problem(
                    check,
                    dashboard.send(
                            dashboard
                                    .request("/api/trading/start")
                                    .header("Content-Type", "text/plain")
                                    .POST(BodyPublishers.ofString("{}"))
                                    .build()),
                    415);
            problem(
                    check,
                    dashboard.post("/api/trading/start", "{\"x\":\"" + "x".repeat(70_000) + "\"}"),
                    413);
            problem(check, dashboard.post("/api/trading/pause", "x".repeat(70_000)), 413);
            problem(
                    check,
                    dashboard.send(dashboard.request("/api/trading/status").DELETE().build()),
                    405);
            assertThat(dashboard.get("/api/config").json().path("available").toString())
                    .isEqualTo("[\"wrong.yaml\"]");
            assertThat(dashboard.get("/api/config?name=wrong.yaml").status()).isEqualTo(422);
        }
    }

    private static void problem(SchemaCheck check, Answer answer, int status) {
        assertThat(answer.status()).as(answer.response().toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(check.problems(answer.json(), check.type("Problem"))).isEmpty();
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).isNotBlank();
    }

    @Test
    void aServerOnAnotherHostNeedsALongToken() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> settings("0.0.0.0", null)))
                .hasMessageContaining("MYTRADER_DASHBOARD_TOKEN");
        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> settings("0.0.0.0", "short")))
                .hasMessageContaining("too short");
        assertThat(settings("0.0.0.0", "long enough to be a token").toString())
                .doesNotContain("long enough");
    }

    private DashboardSettings settings(
            String host, @org.jspecify.annotations.Nullable String token) {
        return new DashboardSettings(
                host,
                0,
                token,
                io.mytrader.config.ConfigurationInput.defaults(io.mytrader.config.Purpose.TRADE),
                null,
                data,
                "test");
    }

    private static String detail(Answer refused) {
        assertThat(refused.status()).isEqualTo(422);
        return refused.json().path("detail").asString();
    }
}
