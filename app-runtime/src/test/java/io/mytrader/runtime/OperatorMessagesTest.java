package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.api.SessionMessage;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.Purpose;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.event.TradingEvent;
import io.mytrader.runtime.metrics.Stage;
import io.mytrader.runtime.notify.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorMessagesTest {
    @TempDir Path folder;

    private ConfigurationInput input(Path bars, String notifications) throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("my.yaml"),
                        "data: {source: csv, csv: %s, speed: 0}\nnotifications: %s\n"
                                .formatted(bars, notifications));
        return new ConfigurationInput(Purpose.TRADE, file, Map.of(), List.of());
    }

    @Test
    void everyFillIsDeliveredOrKnownToBeDroppedAndTradingIsMeasured() throws Exception {
        Path bars = SessionDesk.bars(folder, 3, 2);
        try (ScriptedServer server = new ScriptedServer();
                SessionDesk desk = new SessionDesk(folder.resolve("data"))) {
            desk.start(
                    input(
                            bars,
                            "[{type: webhook, url: \"%s\", events: [fill]}]"
                                    .formatted(server.uri("/in"))));
            desk.awaitEnd();
            long fills =
                    desk.messages.stream()
                            .filter(message ->
                                    message instanceof SessionMessage.Happened happened
                                            && happened.event()
                                                    instanceof TradingEvent.TradeExecuted)
                            .count();
            assertThat(fills).isPositive();
            assertThat(server.requests()).isNotEmpty();
            assertThat(count(desk, "delivered") + count(desk, "dropped")).isEqualTo(fills);
            assertThat(server.requests().getFirst().body()).contains("\"event\":\"fill\"");
            assertThat(desk.controller.metrics().latencies())
                    .filteredOn(latency -> latency.stage() != Stage.DURABLE_TO_ACKNOWLEDGED)
                    .allSatisfy(latency -> assertThat(latency.count()).isPositive());
            assertThat(desk.controller.metrics().text())
                    .contains("mytrader_store_failing 0.0", "mytrader_queue_depth");
        }
    }

    private static long count(SessionDesk desk, String result) {
        return desk.controller
                .metrics()
                .text()
                .lines()
                .filter(line -> line.startsWith("mytrader_notifications_total{result=\"" + result))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .sum();
    }

    @Test
    void aNotificationThatCannotBeSentKeepsASessionFromStarting() throws Exception {
        Path bars = SessionDesk.bars(folder, 3, 1);
        try (SessionDesk desk = new SessionDesk(folder.resolve("data"))) {
            assertThat(desk.controller.start(input(bars, "[{type: slack}]"), Entries.SENT))
                    .isEqualTo(
                            new StartAnswer.Refused(
                                    StartAnswer.Obstacle.CONFIGURATION,
                                    List.of(
                                            folder.resolve("my.yaml")
                                                    + ":2: notifications[0].type: slack needs the"
                                                    + " environment variable"
                                                    + " MYTRADER_SLACK_WEBHOOK, which is not"
                                                    + " set")));
        }
    }
}
