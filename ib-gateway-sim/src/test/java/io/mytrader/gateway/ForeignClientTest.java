package io.mytrader.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.market.GeneratedMarkets;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.transcript.RecentTranscript;
import io.mytrader.gateway.transcript.TranscriptLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A client that others wrote, {@code @stoqey/ib} on Node, against the gateway over a real socket.
 * Needs {@code npm ci} in src/test/js and {@code -Dforeign.client=true}; .ci/checks/foreign-client
 * does both.
 */
@EnabledIfSystemProperty(named = "foreign.client", matches = "true")
class ForeignClientTest {
    private static final long SEED = 7;
    private static final double SPEED = 20;

    @Test
    void aForeignClientTradesThroughTheGateway() throws IOException, InterruptedException {
        long start = TestMarket.OPEN;
        long historyStart = start - Duration.ofDays(4).toMillis();
        RecentTranscript transcript = new RecentTranscript(2000);
        Gateway gateway =
                new Gateway(
                        GatewaySettings.PAPER,
                        new GeneratedMarkets(historyStart, SEED),
                        FaultScript.NONE,
                        transcript,
                        OrderObserver.NONE,
                        start);
        try (GatewayServer server = GatewayServer.open(gateway, 0, new Pace.Running(SPEED))) {
            ProcessBuilder npm = new ProcessBuilder("npm", "test", "--silent");
            npm.directory(Path.of("src", "test", "js").toFile());
            npm.environment().put("GATEWAY_PORT", Integer.toString(server.port()));
            Path log = Path.of("target", "foreign-client.log");
            npm.redirectErrorStream(true).redirectOutput(log.toFile());
            Process client = npm.start();
            boolean ended = client.waitFor(5, TimeUnit.MINUTES);
            client.descendants().forEach(ProcessHandle::destroy);
            client.destroy();
            String report =
                    Files.readString(log)
                            + transcript.lines().stream()
                                    .map(TranscriptLine::toString)
                                    .collect(Collectors.joining("\n"));
            assertThat(ended).as("ended within five minutes").isTrue();
            assertThat(client.exitValue()).as(report).isZero();
        }
    }
}
