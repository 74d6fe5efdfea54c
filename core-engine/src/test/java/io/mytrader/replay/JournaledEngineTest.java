package io.mytrader.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineOutput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.SessionState;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.journal.Journal;
import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.StoreException;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.order.Bracket;
import io.mytrader.risk.GateContext;
import io.mytrader.risk.TradingSettings;
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

/** R54: the disk refuses while a position is open. */
class JournaledEngineTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final EngineSettings SETTINGS =
            new EngineSettings(
                    "S1",
                    TradingSettings.defaults(),
                    GateContext.simulated(0.65, 1),
                    List.of(
                            new EngineSettings.LaneSettings(
                                    "main", MES, StrategySettings.defaults())),
                    50,
                    Money.ofUnits(100_000));

    /** What the disk does when it is told to refuse. */
    private enum Refusal {
        KEEPS_IN_MEMORY,
        TAKES_NOTHING
    }

    private final List<JournalEntry> recorded = new ArrayList<>();
    private final List<BrokerCommand> sentWhileRefusing = new ArrayList<>();
    private final SimulatedBroker broker =
            new SimulatedBroker(
                    SimulationSettings.defaults(), List.of(MES), Money.ofUnits(100_000));
    private @Nullable Refusal refusal;

    private final Journal journal =
            new Journal() {
                @Override
                public void append(JournalEntry entry) {
                    if (refusal == Refusal.TAKES_NOTHING) {
                        throw new StoreException("no room");
                    }
                    recorded.add(entry);
                }

                @Override
                public void force() {
                    if (refusal != null) {
                        throw new StoreException("disk full");
                    }
                }
            };

    private final JournaledEngine engine =
            new JournaledEngine(
                    SETTINGS,
                    StrategyRegistry.builtIn(),
                    journal,
                    new EngineOutput() {
                        @Override
                        public void send(BrokerCommand command) {
                            if (refusal != null) {
                                sentWhileRefusing.add(command);
                            }
                            command.sendTo(broker);
                        }

                        @Override
                        public void tradeClosed(
                                ClosedTrade trade, @Nullable ProtectionLevels levels) {
                            assertThat(trade.quantity()).isPositive();
                        }
                    });

    /** Plays days of bars; the disk refuses from the first bar that ends with a position. */
    private void play(Refusal how) {
        BarPlayer player = new BarPlayer(MES, broker, engine);
        player.connect();
        BarSeries bars = new SyntheticMarket(MES, 3).days(LocalDate.of(2024, 3, 7), 3);
        for (int i = 0; i < bars.size(); i++) {
            player.play(bars.bar(i));
            if (engine.engine().position("MES") != 0) {
                refusal = how;
            }
        }
        assertThat(refusal).isNotNull();
    }

    private void assertProtectedOnly() {
        assertThat(engine.engine().position("MES")).isZero();
        assertThat(broker.positions()).allMatch(position -> position.isFlat());
        assertThat(engine.engine().state()).isEqualTo(SessionState.HALTED);
        assertThat(sentWhileRefusing)
                .noneMatch(command ->
                        command instanceof BrokerCommand.Submit submit
                                && submit.approved().request() instanceof Bracket);
    }

    @Test
    void whileTheDiskRefusesOnlyProtectionAndExitsAreSentR54() {
        play(Refusal.KEEPS_IN_MEMORY);
        assertProtectedOnly();
        assertThat(engine.recordEnded()).isNull();
        assertThat(Replay.run(SETTINGS, StrategyRegistry.builtIn(), recorded))
                .isEqualTo(new Replay.Result.Identical(recorded.size()));
    }

    @Test
    void aRecordThatCannotBeContinuedEndsWithoutAHoleAndProtectionGoesOnR54() {
        play(Refusal.TAKES_NOTHING);
        assertProtectedOnly();
        assertThat(engine.recordEnded()).hasMessage("no room");
        int last = recorded.size();
        assertThat(recorded.getLast().sequence()).isEqualTo(last);
        assertThat(Replay.run(SETTINGS, StrategyRegistry.builtIn(), recorded))
                .isEqualTo(new Replay.Result.Identical(last));
    }
}
