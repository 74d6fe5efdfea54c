package io.mytrader.dashboard.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.api.json.ApiJson;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionStore;
import io.mytrader.runtime.DataFolder;
import io.mytrader.runtime.SessionController;
import io.mytrader.runtime.SessionStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A hub that stood still for so long that the session went on without it. */
@Timeout(120)
class CutOffTest {
    /** More than the session keeps for a listener. */
    private static final long TOO_MANY = 12_000;

    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile boolean stall;
    private @TempDir Path data;

    private static final class Ears implements Line {
        private final LinkedBlockingQueue<JsonNode> arrived = new LinkedBlockingQueue<>();
        private final List<JsonNode> heard = new ArrayList<>();

        @Override
        public void send(Burst burst, Consumer<@Nullable Throwable> done) {
            for (Frame frame : burst.frames()) {
                arrived.add(ApiJson.mapper().readTree(frame.text()));
            }
            done.accept(null);
        }

        @Override
        public void close(int code, String reason) {
            arrived.add(ApiJson.mapper().createObjectNode().put("type", "closed"));
        }

        JsonNode await(Predicate<JsonNode> condition) throws InterruptedException {
            while (true) {
                JsonNode next = arrived.poll(60, TimeUnit.SECONDS);
                assertThat(next).isNotNull();
                heard.add(next);
                if (condition.test(next)) {
                    return next;
                }
            }
        }
    }

    @Test
    void theHubReadsWhatItMissedAndEveryClientGetsTheWholePicture() throws Exception {
        AtomicInteger streams = new AtomicInteger();
        try (DataFolder folder = DataFolder.lock(data);
                SessionStore store = folder.openStore();
                SessionController controller =
                        new SessionController(data, store, "test", System::currentTimeMillis)) {
            EventHub hub =
                    new EventHub(
                            () -> "stream " + streams.incrementAndGet(),
                            () -> status(controller),
                            store,
                            System::currentTimeMillis,
                            told -> {});
            hub.whenCutOff(() -> {
                controller.subscribe(hub);
                controller.tell("catching_up", "reads again");
            });
            controller.subscribe(hub);
            Ears ears = new Ears();
            hub.connect(ears);
            controller.start(fast(), Entries.SENT);
            ears.await(CutOffTest::closesATrade);

            stall = true;
            Thread held = Thread.ofPlatform().start(hub::status);
            assertThat(stalled.await(20, TimeUnit.SECONDS)).isTrue();
            long from = controller.status().lastSequence();
            while (controller.status().lastSequence() < from + TOO_MANY) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            stall = false;
            goOn.countDown();
            held.join();
            JsonNode again =
                    ears.await(
                            message -> message.path("stream_id").asString("").equals("stream 2"));
            ears.heard.clear();
            ears.await(CutOffTest::closesATrade);
            controller.stop(true);
            ears.await(message -> message.path("code").asString("").equals("session_ended"));
            assertThat(controller.awaitEnd(Duration.ofSeconds(30))).isTrue();

            long expected = again.path("last_seq").asLong();
            long closed = 0;
            for (JsonNode message : ears.heard) {
                if (message.path("type").asString().equals("connected")) {
                    // A busy machine may be too slow once more: the same again.
                    again = message;
                    expected = again.path("last_seq").asLong();
                    closed = 0;
                } else if (message.has("seq")) {
                    assertThat(message.path("seq").asLong()).isEqualTo(++expected);
                    closed += closesATrade(message) ? 1 : 0;
                }
            }
            SessionId session = new SessionId(String.valueOf(controller.status().sessionId()));
            int recorded =
                    RecordedItems.all(before ->
                                    store.trades(
                                            new PageRequest(session, before, PageRequest.MOST)))
                            .size();
            assertThat(again.path("snapshot").path("performance").path("trades").asLong() + closed)
                    .isEqualTo(recorded);
            assertThat(hub.performance().trades()).isEqualTo(recorded);
            long signals =
                    RecordedItems.all(before ->
                                    store.events(
                                            "signal",
                                            new PageRequest(session, before, PageRequest.MOST)))
                            .size();
            assertThat(hub.performance().outcomes().values().stream().mapToLong(n -> n).sum())
                    .isEqualTo(signals);
            hub.end();
        }
    }

    private SessionStatus status(SessionController controller) {
        if (stall) {
            stalled.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return controller.status();
    }

    private static boolean closesATrade(JsonNode message) {
        return message.path("type").asString().equals("trade_executed")
                && message.path("trade_id").isIntegralNumber();
    }

    private static ConfigurationInput fast() {
        List<Assignment> assignments = new ArrayList<>();
        Map.of(
                        "data.speed", "36000",
                        "strategy.name", "breakout",
                        "multi_strategy.min_confidence", "0.0",
                        "trading.trade_cooldown_minutes", "0",
                        "trading.max_daily_trades", "1000",
                        "trading.max_trades_per_hour", "100",
                        "trading.max_consecutive_losses", "100",
                        "trading.max_drawdown_pct", "10",
                        "trading.position_sizing_method", "fixed")
                .forEach((key, value) -> assignments.add(new Assignment("--set", key, value)));
        return new ConfigurationInput(Purpose.TRADE, null, Map.of(), assignments);
    }
}
