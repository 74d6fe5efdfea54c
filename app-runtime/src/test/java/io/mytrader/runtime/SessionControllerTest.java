package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.api.SessionMessage;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.event.TradingEvent;
import io.mytrader.journal.PageRequest;
import io.mytrader.market.Money;
import io.mytrader.order.OrderRole;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.venue.AccountFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions on the demo market, steered from outside. */
class SessionControllerTest {
    private static final long PATIENCE_SECONDS = 90;
    private static final long DAY_MILLIS = 86_400_000L;

    @TempDir Path folder;

    @Test
    void aSessionTellsEverythingInOrderAndIsOneAtATime() throws Exception {
        try (SessionDesk desk = new SessionDesk(folder)) {
            Awaited events = new Awaited(desk);
            assertThat(desk.controller.stop(false)).isEqualTo(OperatorAnswer.NOT_RUNNING);
            desk.start(SessionDesk.input("data.speed=2000"));
            events.await(event ->
                    event instanceof TradingEvent.Progress progress
                            && progress.barsCollected() == progress.minBarsNeeded());
            assertThat(desk.controller.start(SessionDesk.input(), Entries.SENT))
                    .isInstanceOf(StartAnswer.AlreadyRunning.class);
            events.await(TradingEvent.PriceUpdate.class::isInstance);
            assertThat(desk.controller.pause()).isEqualTo(OperatorAnswer.ACCEPTED);
            events.await(isState("reducing"));
            assertThat(desk.controller.resume()).isEqualTo(OperatorAnswer.ACCEPTED);
            events.await(isState("trading"));
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
            Awaited events = new Awaited(desk);
            SimulatedAccount left = null;
            while (left == null || left.positions().isEmpty()) {
                desk.start(input);
                events.await(SessionControllerTest::isEntry);
                desk.controller.stop(false);
                desk.awaitEnd();
                left = new AccountFile(folder).read().orElseThrow();
            }
            int held = left.positions().getFirst().contracts();
            desk.start(input);
            events.await(isState("trading"));
            desk.controller.stop(true);
            desk.awaitEnd();
            SimulatedAccount after = new AccountFile(folder).read().orElseThrow();
            assertThat(after.positions()).as("after %s contracts", held).isEmpty();
            addsUp(desk, after);
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
            Awaited events = new Awaited(desk);
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
            addsUp(desk, account);
        }
    }

    private static void addsUp(SessionDesk desk, SimulatedAccount account) {
        Money net = Money.ZERO;
        List<ClosedTrade> trades =
                desk.store.trades(PageRequest.newestOfAll(PageRequest.MOST)).values();
        for (ClosedTrade trade : trades) {
            net = net.plus(trade.netPnl());
        }
        assertThat(trades).hasSizeLessThan(PageRequest.MOST);
        assertThat(account.startingBalance().plus(net)).isEqualTo(account.cash());
        assertThat(desk.store.events("error", PageRequest.newestOfAll(10)).values()).isEmpty();
    }

    private static Predicate<TradingEvent> isState(String state) {
        return event ->
                event instanceof TradingEvent.StateChanged changed && changed.state().equals(state);
    }

    private static boolean isEntry(TradingEvent event) {
        return event instanceof TradingEvent.TradeExecuted executed
                && executed.execution().role() == OrderRole.ENTRY;
    }

    /** Events as they come. */
    private static final class Awaited {
        private final BlockingQueue<TradingEvent> events = new LinkedBlockingQueue<>();

        Awaited(SessionDesk desk) {
            desk.controller.subscribe(message -> {
                if (message instanceof SessionMessage.Happened happened) {
                    events.add(happened.event());
                }
            });
        }

        void await(Predicate<TradingEvent> wanted) throws InterruptedException {
            TradingEvent event;
            do {
                event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(event).as("an event in time").isNotNull();
            } while (event != null && !wanted.test(event));
        }
    }
}
