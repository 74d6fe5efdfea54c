package io.mytrader.dashboard;

import static io.mytrader.bedrock.BedrockServer.call;
import static io.mytrader.bedrock.BedrockServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.bedrock.BedrockServer;
import io.mytrader.dashboard.RunningDashboard.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Questions about a session, with the real AWS client before an HTTP server. */
class ChatTest {
    private static final Map<String, String> ADVISED =
            Map.of("llm.mode", "advisory", "data.speed", "1200");
    private static final Map<String, String> AWS =
            Map.of(
                    "aws.accessKeyId",
                    "AKIAIOSFODNN7EXAMPLE",
                    "aws.secretAccessKey",
                    BedrockServer.SECRET);
    private static final String ENDPOINT = "aws.endpointUrlBedrockRuntime";
    private static final String WHY = "{\"question\": \"Why was nothing bought?\"}";

    private static final BedrockServer BEDROCK = new BedrockServer();

    private @TempDir Path data;

    @BeforeAll
    static void useTheServer() {
        AWS.forEach(System::setProperty);
        System.setProperty(ENDPOINT, BEDROCK.address().toString());
    }

    @AfterAll
    static void stop() {
        AWS.keySet().forEach(System::clearProperty);
        System.clearProperty(ENDPOINT);
        BEDROCK.close();
    }

    @Test
    void anAnswerCitesTheBarsAndOrdersOfTheRecord() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.lively(data);
                SocketClient client = dashboard.connect()) {
            dashboard.post("/api/trading/start", "{}");
            client.await("order_placing");
            dashboard.post("/api/trading/stop", "{}");
        }
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, ADVISED)) {
            SchemaCheck check = new SchemaCheck(dashboard.get("/api/openapi.json").json());
            String bar =
                    dashboard
                            .get("/api/decisions?limit=1")
                            .json()
                            .path("items")
                            .path(0)
                            .path("bar")
                            .path("time")
                            .asString();
            String order =
                    dashboard
                            .get("/api/orders?limit=1")
                            .json()
                            .path("items")
                            .path(0)
                            .path("order_id")
                            .asString();
            BEDROCK.answers(
                    List.of(
                            call("list_decisions", "{\"limit\": 1}"),
                            call("list_orders", "{}"),
                            call("place_order", "{\"side\": \"BUY\", \"quantity\": 9}"),
                            call("show_configuration", "{}"),
                            call(
                                    "give_answer",
                                    """
                                    {"text": "<b>Because</b>", "bar_times": ["%s"],
                                     "order_ids": ["%s", "invented-1"]}\
                                    """
                                            .formatted(bar, order))));
            String before = dashboard.get("/api/orders").response().body();
            Answer answer = dashboard.post("/api/chat", WHY);

            assertThat(answer.status()).describedAs(answer.response().body()).isEqualTo(200);
            JsonNode body = answer.json();
            assertThat(check.problems(body, check.answer("post", "/api/chat", "200"))).isEmpty();
            assertThat(body.path("answer").asString()).isEqualTo("<b>Because</b>");
            assertThat(body.path("bar_times").path(0).asString()).isEqualTo(bar);
            assertThat(body.path("order_ids").path(0).asString()).isEqualTo(order);
            assertThat(body.path("unverified_citations").asInt()).isEqualTo(1);
            assertThat(body.path("lookups").toString())
                    .isEqualTo("[\"list_decisions\",\"list_orders\",\"show_configuration\"]");
            assertThat(dashboard.get("/api/orders").response().body()).isEqualTo(before);
            assertThat(BEDROCK.requests().getLast().getBodyAsString())
                    .contains("there is no such tool", "max_daily_loss")
                    .doesNotContain(BedrockServer.SECRET);
        }
    }

    @Test
    void whatGoesWrongIsAProblemThatSaysWhatToDo() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, ADVISED)) {
            SchemaCheck check = new SchemaCheck(dashboard.get("/api/openapi.json").json());
            BEDROCK.answers(error(403, "AccessDeniedException", "no bedrock:InvokeModel"));
            Answer denied = dashboard.post("/api/chat", WHY);

            assertThat(denied.status()).isEqualTo(502);
            assertThat(check.problems(denied.json(), check.type("Problem"))).isEmpty();
            assertThat(denied.json().path("detail").asString()).contains("bedrock:InvokeModel");
            assertThat(denied.json().path("reasons").toString()).isEqualTo("[\"access\"]");
        }
    }

    @Test
    void theBudgetEndsTheConversation() throws Exception {
        try (RunningDashboard dashboard =
                RunningDashboard.start(
                        data, null, Map.of("llm.mode", "advisory", "llm.daily_call_budget", "1"))) {
            BEDROCK.answers(
                    call("give_answer", "{\"text\": \"a\", \"bar_times\": [], \"order_ids\": []}"));

            assertThat(dashboard.post("/api/chat", WHY).status()).isEqualTo(200);
            Answer refused = dashboard.post("/api/chat", WHY);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.json().path("detail").asString()).contains("llm.daily_call_budget");
        }
    }
}
