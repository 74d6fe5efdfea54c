package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.api.SessionMessage;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.event.TradingEvent;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionSummary;
import io.mytrader.replay.Replay;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.venue.AccountFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R54: somebody sets the machine's clock while a session trades. The simulated market goes by a
 * clock that nobody can set, so trading goes on; only what is stamped for people jumps.
 */
class ClockJumpTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final AtomicLong ahead = new AtomicLong();

    @TempDir Path folder;

    private long wallMillis() {
        return System.currentTimeMillis() + ahead.get();
    }

    @Test
    void aClockSetForwardAndBackInterruptsNeitherTradingNorProtectionNorTheRecordR54()
            throws Exception {
        ConfigurationInput input = SessionDesk.input("data.speed=3000", "data.seed=7");
        try (SessionDesk desk = new SessionDesk(folder, this::wallMillis, LlmAccess.configured())) {
            AwaitedEvents events = new AwaitedEvents(desk);
            desk.start(input);
            events.await(AwaitedEvents::isEntry);
            ahead.set(HOUR);
            events.await(ClockJumpTest::isClosed);
            events.await(AwaitedEvents::isEntry);
            ahead.set(-HOUR);
            events.await(ClockJumpTest::isClosed);
            events.await(AwaitedEvents::isEntry);
            assertThat(desk.controller.status().state()).isEqualTo("trading");
            long unprotected = desk.controller.status().longestUnprotectedMillis();
            desk.controller.stop(false);
            desk.awaitEnd();
            assertThat(unprotected).as("milliseconds without a stop").isZero();
            followsOneAnother(desk);
            assertThat(desk.store.events("halted", PageRequest.newestOfAll(10)).values()).isEmpty();
            provesItself(desk);

            // By its stamp the next session begins before most of the last one.
            SessionSummary before = desk.store.newest().orElseThrow();
            ahead.set(-2 * HOUR);
            desk.start(input);
            events.await(AwaitedEvents.isState("trading"));
            desk.controller.stop(true);
            desk.awaitEnd();
            SessionSummary after = desk.store.newest().orElseThrow();
            assertThat(after.startedMillis()).isLessThan(before.startedMillis());
            assertThat(after.id()).isNotEqualTo(before.id());
            provesItself(desk);
            SimulatedAccount account = new AccountFile(folder).read().orElseThrow();
            assertThat(account.positions()).isEmpty();
            desk.addsUp(account);
        }
    }

    private static boolean isClosed(TradingEvent event) {
        return event instanceof TradingEvent.PositionChanged changed && changed.contracts() == 0;
    }

    private static void followsOneAnother(SessionDesk desk) {
        List<Long> sequences =
                desk.messages.stream()
                        .map(SessionMessage::sequence)
                        .filter(sequence -> sequence > 0)
                        .toList();
        for (int i = 0; i < sequences.size(); i++) {
            assertThat(sequences.get(i)).isEqualTo(i + 1);
        }
    }

    private static void provesItself(SessionDesk desk) {
        SessionSummary session = desk.store.newest().orElseThrow();
        try (RecordedSession recorded =
                RecordedSession.of(desk.store, desk.store.header(session.id()).orElseThrow())) {
            assertThat(recorded.replay())
                    .isEqualTo(new Replay.Result.Identical(session.journalEntries()));
        }
    }
}
