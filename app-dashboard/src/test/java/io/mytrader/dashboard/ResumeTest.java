package io.mytrader.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A client that was away gets everything that it missed, once and in order. */
class ResumeTest {
    private @TempDir Path data;

    @Test
    void whoResumesSeesEveryMessageExactlyOnceAndInOrder() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.lively(data);
                SocketClient witness = dashboard.connect()) {
            witness.await("connected");
            List<JsonNode> seen = new ArrayList<>();
            String stream;
            try (SocketClient first = dashboard.connect()) {
                stream = first.await("connected").path("stream_id").asString();
                dashboard.post("/api/trading/start", "{}");
                first.await("order_placing");
                seen.addAll(numbered(first.heard()));
            }
            long last = seen.getLast().path("seq").asLong();
            // Away while at least one trade is opened and closed.
            witness.await(
                    "a later fill",
                    message ->
                            message.path("type").asString().equals("trade_executed")
                                    && message.path("trade_id").isIntegralNumber()
                                    && message.path("seq").asLong() > last);
            try (SocketClient again = dashboard.connect()) {
                again.await("connected");
                again.say(
                        "{\"type\":\"resume\",\"since\":%d,\"stream_id\":\"%s\"}"
                                .formatted(last, stream));
                again.await(
                        "another signal after what was missed",
                        message ->
                                message.path("type").asString().equals("trade_executed")
                                        && message.path("trade_id").isIntegralNumber());
                dashboard.post("/api/trading/stop", "{}");
                again.await(
                        "the end",
                        message -> message.path("code").asString("").equals("session_ended"));
                seen.addAll(numbered(again.heard()));
            }
            witness.await(
                    "the end",
                    message -> message.path("code").asString("").equals("session_ended"));
            assertThat(texts(seen)).isEqualTo(texts(numbered(witness.heard())));
        }
    }

    @Test
    void whoAsksForAnotherStreamGetsTheWholePicture() throws Exception {
        try (RunningDashboard dashboard = RunningDashboard.lively(data);
                SocketClient client = dashboard.connect()) {
            client.await("connected");
            dashboard.post("/api/trading/start", "{}");
            client.await("order_placing");
            client.say("{\"type\":\"resume\",\"since\":1,\"stream_id\":\"of another process\"}");
            JsonNode snapshot = client.await("connected").path("snapshot");
            assertThat(snapshot.path("status").path("is_running").asBoolean()).isTrue();
            assertThat(snapshot.path("bars").size()).isGreaterThan(40);
        }
    }

    private static List<JsonNode> numbered(List<JsonNode> messages) {
        return messages.stream().filter(message -> message.has("seq")).toList();
    }

    private static List<String> texts(List<JsonNode> messages) {
        return messages.stream().map(JsonNode::toString).toList();
    }
}
