package io.mytrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.journal.Journal;
import io.mytrader.journal.JournalEntry;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.replay.JournaledEngine;
import io.mytrader.replay.Replay;
import io.mytrader.risk.GateContext;
import io.mytrader.risk.TradingSettings;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Outcome;
import io.mytrader.simulation.BarPlayer;
import io.mytrader.simulation.SimulatedBroker;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.simulation.SyntheticMarket;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionInputsTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final BarSeries BARS =
            new SyntheticMarket(MES, 3).days(LocalDate.of(2024, 3, 7), 2);

    @Test
    void aDryRunDecidesAndSendsNothing() {
        Session session = new Session(EngineSettings.Entries.ONLY_DECIDED);
        session.player.connect();
        session.play(0, BARS.size());
        assertThat(session.commands).containsExactly(new BrokerCommand.RequestSnapshot());
        assertThat(session.decisions)
                .filteredOn(decision -> decision.outcome() == Outcome.DRY_RUN)
                .hasSizeGreaterThan(5)
                .allSatisfy(decision -> assertThat(decision.sizing()).isNotNull());
    }

    @Test
    void barsFromBeforeTheSessionWarmUpAndTouchNothingElse() {
        Session session = new Session(EngineSettings.Entries.SENT);
        int live = 1_400;
        session.engine.accept(
                new EngineInput.SessionBegan(BARS.openMillis(live), CarriedState.NONE));
        session.player.connect();
        for (int i = 0; i < live; i++) {
            session.engine.accept(new EngineInput.BarClosed("MES", BARS.bar(i), true));
        }
        assertThat(session.commands).containsExactly(new BrokerCommand.RequestSnapshot());
        assertThat(session.decisions)
                .hasSize(live)
                .allMatch(decision -> decision.outcome() == Outcome.BACKFILLED);
        assertThat(session.engine.engine().ledger().snapshot().marked()).isFalse();
        session.play(live, live + 1);
        assertThat(session.engine.engine().state()).isEqualTo(SessionState.TRADING);
    }

    @Test
    void whatIsOpenWhenRecordedDataEndsClosesForThatReasonAlsoInTheReplay() {
        Session session = new Session(EngineSettings.Entries.SENT);
        session.player.connect();
        int bar = 0;
        while (session.engine.engine().position("MES") == 0) {
            session.play(bar, bar + 1);
            bar++;
        }
        session.broker.closeAtLastPrice(MES, () -> session.engine.expectEndOfData("MES"));
        session.player.drain();
        assertThat(session.trades)
                .last()
                .extracting(ClosedTrade::exitReason)
                .isEqualTo(ExitReason.END_OF_DATA);
        assertThat(Replay.run(session.settings, StrategyRegistry.builtIn(), session.journal))
                .isEqualTo(new Replay.Result.Identical(session.journal.size()));
    }

    /** A session on the simulated broker with everything that came out of it. */
    private static final class Session implements EngineOutput, Journal {
        private final List<JournalEntry> journal = new ArrayList<>();
        private final List<BrokerCommand> commands = new ArrayList<>();
        private final List<Decision> decisions = new ArrayList<>();
        private final List<ClosedTrade> trades = new ArrayList<>();
        private final SimulatedBroker broker =
                new SimulatedBroker(
                        SimulationSettings.defaults(), List.of(MES), Money.ofUnits(100_000));
        private final EngineSettings settings;
        private final JournaledEngine engine;
        private final BarPlayer player;

        Session(EngineSettings.Entries entries) {
            settings =
                    new EngineSettings(
                            "S1",
                            TradingSettings.defaults(),
                            GateContext.simulated(0.65, 1),
                            List.of(
                                    new EngineSettings.LaneSettings(
                                            "main", MES, StrategySettings.defaults())),
                            50,
                            Money.ofUnits(100_000),
                            MarketInputs.BARS_ONLY,
                            5,
                            entries);
            engine = new JournaledEngine(settings, StrategyRegistry.builtIn(), this, this);
            player = new BarPlayer(MES, broker, engine);
        }

        void play(int from, int to) {
            for (int i = from; i < to; i++) {
                player.play(BARS.bar(i));
            }
        }

        @Override
        public void append(JournalEntry entry) {
            journal.add(entry);
        }

        @Override
        public void force() {
            assertThat(journal).isNotEmpty();
        }

        @Override
        public void send(BrokerCommand command) {
            commands.add(command);
            command.sendTo(broker);
        }

        @Override
        public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
            trades.add(trade);
        }

        @Override
        public boolean wantsDecisions() {
            return true;
        }

        @Override
        public void decided(Decision decision) {
            decisions.add(decision);
        }
    }
}
