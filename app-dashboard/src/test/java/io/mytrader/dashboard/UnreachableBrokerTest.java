package io.mytrader.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nobody is told that something was closed when nobody can know. */
class UnreachableBrokerTest {
    private @TempDir Path data;

    @Test
    void whoStopsIsToldThatNothingWasClosed() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Map<String, String> settings =
                Map.of(
                        "broker.type", "ib",
                        "broker.port", Integer.toString(port),
                        "data.source", "ib",
                        "instrument", "MES");
        try (RunningDashboard dashboard = RunningDashboard.start(data, null, settings)) {
            assertThat(dashboard.post("/api/trading/start", "{}").status()).isEqualTo(200);
            JsonNode stopped = dashboard.post("/api/trading/stop", "{\"flatten\":true}").json();
            assertThat(stopped.path("status").asString()).isEqualTo("stopped");
            assertThat(stopped.path("message").asString())
                    .contains("could not be reached")
                    .contains("nothing was closed");
        }
    }
}
