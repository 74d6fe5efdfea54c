package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.Position;
import io.mytrader.api.SessionMessage;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.event.TradingEvent;
import io.mytrader.journal.PageRequest;
import io.mytrader.order.ExecutionId;
import io.mytrader.runtime.StartAnswer.Obstacle;
import io.mytrader.simulation.SimulatedAccount;
import io.mytrader.venue.AccountFile;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of different instruments on one account, one after the other. */
class OtherInstrumentTest {
    private static final ConfigurationInput MES = trading("instrument=MES");
    private static final ConfigurationInput ES = trading("instrument=ES");
    private static final ConfigurationInput BOTH = trading("instruments=[MES, ES]");

    @TempDir Path folder;

    private static ConfigurationInput trading(String instruments) {
        return SessionDesk.input("data.speed=3000", "data.seed=7", instruments);
    }

    @Test
    void aSessionThatWouldNotWatchOverAnOpenPositionIsRefused() throws Exception {
        try (SessionDesk desk = new SessionDesk(folder)) {
            AwaitedEvents events = new AwaitedEvents(desk);
            Position held = leftOpen(desk, events);
            refusesToLeaveAlone(desk, held);
            assertThat(desk.controller.start(ES, Entries.ONLY_DECIDED))
                    .as("what sends nothing leaves everything as it is")
                    .isInstanceOf(StartAnswer.Started.class);
            stop(desk, true);
            assertThat(account().positions()).containsExactly(held);
            desk.start(BOTH);
            events.await(AwaitedEvents.isState("trading"));
            stop(desk, true);
            assertThat(account().positions()).isEmpty();
            desk.addsUp(account());
            desk.start(ES);
            stop(desk, true);
        }
    }

    @Test
    void whatTheAccountHoldsCountsAlsoWhereTheRecordIsGone() throws Exception {
        Path other = folder.resolve("without a record");
        Position held;
        try (SessionDesk desk = new SessionDesk(folder.resolve("data"))) {
            held = leftOpen(desk, new AwaitedEvents(desk));
        }
        try (SessionDesk desk = new SessionDesk(other)) {
            new AccountFile(other).write(account(folder.resolve("data")));
            refusesToLeaveAlone(desk, held);
        }
    }

    @Test
    void aBookOutlastsSessionsOfOtherInstruments() throws Exception {
        try (SessionDesk desk = new SessionDesk(folder)) {
            AwaitedEvents events = new AwaitedEvents(desk);
            desk.start(MES);
            events.await(AwaitedEvents::isEntry);
            stop(desk, true);
            long traded = mesTrades(desk).size();
            assertThat(traded).isPositive();
            desk.start(ES);
            events.await(AwaitedEvents.isState("trading"));
            stop(desk, true);
            desk.start(MES);
            events.await(AwaitedEvents.isState("trading"));
            stop(desk, true);
            SimulatedAccount account = account();
            assertThat(account.positions()).isEmpty();
            assertThat(executionsToldOf(desk))
                    .doesNotHaveDuplicates()
                    .hasSize((int) account.lastExecution());
            List<ClosedTrade> trades = mesTrades(desk).reversed();
            assertThat(trades)
                    .extracting(ClosedTrade::tradeId)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, trades.size()).boxed().toList());
            assertThat(trades).extracting(ClosedTrade::strategy).doesNotContain("adopted");
            desk.addsUp(account);
        }
    }

    /** A position of MES that outlasts its session. */
    private static Position leftOpen(SessionDesk desk, AwaitedEvents events) throws Exception {
        while (true) {
            desk.start(MES);
            events.await(AwaitedEvents::isEntry);
            stop(desk, false);
            List<Position> held = account(desk.folder.path()).positions();
            if (!held.isEmpty()) {
                return held.getFirst();
            }
        }
    }

    private static void refusesToLeaveAlone(SessionDesk desk, Position held) {
        assertThat(desk.controller.start(ES, Entries.SENT))
                .isEqualTo(
                        new StartAnswer.Refused(
                                Obstacle.CONFIGURATION,
                                List.of(
                                        "MES has an open position of "
                                                + held.contracts()
                                                + " and this session would not watch over it: trade MES"
                                                + " too (instruments: [MES, ES]), or start with MES and"
                                                + " close it first")));
    }

    private static void stop(SessionDesk desk, boolean flatten) throws InterruptedException {
        desk.controller.stop(flatten);
        desk.awaitEnd();
    }

    private SimulatedAccount account() {
        return account(folder);
    }

    private static SimulatedAccount account(Path path) {
        return new AccountFile(path).read().orElseThrow();
    }

    private static List<ExecutionId> executionsToldOf(SessionDesk desk) {
        return desk.messages.stream()
                .filter(SessionMessage.Happened.class::isInstance)
                .map(message -> ((SessionMessage.Happened) message).event())
                .filter(TradingEvent.TradeExecuted.class::isInstance)
                .map(event -> ((TradingEvent.TradeExecuted) event).execution().id())
                .toList();
    }

    private static List<ClosedTrade> mesTrades(SessionDesk desk) {
        return desk.store.trades(PageRequest.newestOfAll(PageRequest.MOST)).values().stream()
                .filter(trade -> trade.symbol().equals("MES"))
                .toList();
    }
}
