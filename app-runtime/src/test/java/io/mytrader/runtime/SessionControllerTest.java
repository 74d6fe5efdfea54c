package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.api.SessionMessage;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.event.TradingEvent;
import io.mytrader.journal.PageRequest;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.venue.AccountFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions on the demo market, steered from outside. */
class SessionControllerTest {
    private static final long DAY_MILLIS = 86_400_000L;

    @TempDir Path folder;

    @Test
    void aSessionTellsEverythingInOrderAndIsOneAtATime() throws Exception {
        try (SessionDesk desk = new SessionDesk(folder)) {
            AwaitedEvents events = new AwaitedEvents(desk);
            assertThat(desk.controller.stop(false)).isEqualTo(OperatorAnswer.NOT_RUNNING);
            desk.start(SessionDesk.input("data.speed=2000"));
            events.await(event ->
                    event instanceof TradingEvent.Progress progress
                            && progress.barsCollected() == progress.minBarsNeeded());
            assertThat(desk.controller.start(SessionDesk.input(), Entries.SENT))
                    .isInstanceOf(StartAnswer.AlreadyRunning.class);
            events.await(TradingEvent.PriceUpdate.class::isInstance);
            assertThat(desk.controller.pause()).isEqualTo(OperatorAnswer.ACCEPTED);
            events.await(AwaitedEvents.isState("reducing"));
            assertThat(desk.controller.resume()).isEqualTo(OperatorAnswer.ACCEPTED);
            events.await(AwaitedEvents.isState("trading"));
            desk.controller.stop(false);
            desk.awaitEnd();
            desk.controller.close();
            assertThat(desk.controller.end()).isEqualTo(SessionEnd.STOPPED);
            assertThat(desk.controller.status().isRunning()).isFalse();
            List<Long> sequences =
                    desk.messages.stream()
                            .map(SessionMessage::sequence)
                            .filter(sequence -> sequence > 0)
                            .toList();
            for (int i = 0; i < sequences.size(); i++) {
                assertThat(sequences.get(i)).isEqualTo(i + 1);
            }
        }
    }

    @Test
    void whatIsOpenWhenASessionStopsIsTakenOverByTheNext() throws Exception {
        ConfigurationInput input = SessionDesk.input("data.speed=3000", "data.seed=7");
        try (SessionDesk desk = new SessionDesk(folder)) {
            AwaitedEvents events = new AwaitedEvents(desk);
            SimulatedAccount left = null;
            while (left == null || left.positions().isEmpty()) {
                desk.start(input);
                events.await(AwaitedEvents::isEntry);
                desk.controller.stop(false);
                desk.awaitEnd();
                left = new AccountFile(folder).read().orElseThrow();
            }
            int held = left.positions().getFirst().contracts();
            desk.start(input);
            events.await(AwaitedEvents.isState("trading"));
            desk.controller.stop(true);
            desk.awaitEnd();
            SimulatedAccount after = new AccountFile(folder).read().orElseThrow();
            assertThat(after.positions()).as("after %s contracts", held).isEmpty();
            desk.addsUp(after);
        }
    }

    @Test
    void theStatusSaysBeforeTheStartWhetherTradingIsLive() throws Exception {
        ConfigurationInput input =
                SessionDesk.input(
                        "mode=live", "broker.type=ib", "broker.account=U1234567", "data.source=ib");
        try (SessionDesk desk = new SessionDesk(folder);
                LoadedConfiguration live = LoadedConfiguration.read(input)) {
            assertThat(desk.controller.status().tradingMode()).isEqualTo("paper");
            desk.controller.expect(live.configuration());
            assertThat(desk.controller.status().tradingMode()).isEqualTo("live");
            assertThat(desk.controller.status().broker()).isEqualTo("ib");
            assertThat(desk.controller.status().isRunning()).isFalse();
        }
    }

    @Test
    void aPauseOutlastsItsSessionAndCanBeResumedInTheNext() throws Exception {
        ConfigurationInput input = SessionDesk.input("data.speed=2000");
        try (SessionDesk desk = new SessionDesk(folder)) {
            AwaitedEvents events = new AwaitedEvents(desk);
            desk.start(input);
            events.await(AwaitedEvents.isState("trading"));
            desk.controller.pause();
            events.await(AwaitedEvents.isState("reducing"));
            assertThat(message(desk, words -> words.startsWith("paused"))).contains("exits go on");
            desk.controller.stop(false);
            desk.awaitEnd();
            desk.start(input);
            events.await(AwaitedEvents.isState("reducing"));
            assertThat(desk.controller.resume()).isEqualTo(OperatorAnswer.ACCEPTED);
            events.await(AwaitedEvents.isState("trading"));
            desk.controller.stop(false);
            desk.awaitEnd();
        }
    }

    @Test
    void anAccountThatCannotBeSavedStopsEntriesAndSaysSo() throws Exception {
        Files.createDirectories(folder.resolve("data").resolve(AccountFile.NAME + ".next"));
        try (SessionDesk desk = new SessionDesk(folder.resolve("data"))) {
            desk.start(SessionDesk.recorded(SessionDesk.bars(folder, 3, 1)));
            desk.awaitEnd();
            assertThat(desk.controller.end()).isEqualTo(SessionEnd.DATA_ENDED);
            PageRequest newest = PageRequest.newestOfAll(10);
            assertThat(desk.store.executions(newest).items()).isEmpty();
            assertThat(desk.store.events("error", newest).values())
                    .anyMatch(event ->
                            event.json().contains("the simulated account cannot be saved"));
        }
    }

    @Test
    void daysOfTradingWithRestartsLoseNothing() throws Exception {
        int days = 4;
        int sessions = 2;
        ConfigurationInput input = SessionDesk.input("data.speed=0", "data.seed=5");
        try (SessionDesk desk = new SessionDesk(folder)) {
            AwaitedEvents events = new AwaitedEvents(desk);
            for (int i = 1; i <= sessions; i++) {
                desk.start(input);
                long until = desk.controller.status().timeMillis() + days * DAY_MILLIS / sessions;
                events.await(event ->
                        event instanceof TradingEvent.AccountChanged
                                && event.timeMillis() >= until);
                desk.controller.stop(i == sessions);
                desk.awaitEnd();
                assertThat(desk.controller.end()).isEqualTo(SessionEnd.STOPPED);
            }
            SimulatedAccount account = new AccountFile(folder).read().orElseThrow();
            assertThat(account.lastExecution()).isGreaterThan(10);
            desk.addsUp(account);
        }
    }

    /** The status follows what was told at the end of the turn. */
    private static String message(SessionDesk desk, Predicate<String> wanted) throws Exception {
        String message = desk.controller.status().message();
        for (int look = 0; look < 200 && !wanted.test(message); look++) {
            Thread.sleep(10);
            message = desk.controller.status().message();
        }
        return message;
    }
}
