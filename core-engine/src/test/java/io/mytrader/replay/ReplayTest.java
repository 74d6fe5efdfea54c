package io.mytrader.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mytrader.account.ClosedTrade;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.CarriedState;
import io.mytrader.engine.EngineInput;
import io.mytrader.engine.EngineOutput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.journal.Journal;
import io.mytrader.journal.JournalEntry;
import io.mytrader.limit.HaltReason;
import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.property.Property;
import io.mytrader.recovery.Recovery;
import io.mytrader.risk.GateContext;
import io.mytrader.risk.TradingSettings;
import io.mytrader.simulation.BarPlayer;
import io.mytrader.simulation.SimulatedBroker;
import io.mytrader.simulation.SimulationSettings;
import io.mytrader.simulation.SyntheticMarket;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final long NOON = Instant.parse("2024-03-07T18:00:00Z").toEpochMilli();
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

    private final List<JournalEntry> journal = recordedDays(3);

    @Test
    void aRecordedSessionReplaysByteForByte() {
        assertThat(journal).anyMatch(entry -> entry.kind().equals("out:ClosedTrade"));
        assertThat(Replay.run(SETTINGS, StrategyRegistry.builtIn(), journal))
                .isEqualTo(new Replay.Result.Identical(journal.size()));
    }

    @Test
    void aFlippedByteOfAnyOutputIsFoundAndNamed() {
        Property.holds(
                20,
                random -> {
                    int index = random.nextInt(journal.size());
                    while (!JournalCodec.isOutput(journal.get(index))) {
                        index = random.nextInt(journal.size());
                    }
                    List<JournalEntry> flipped = new ArrayList<>(journal);
                    flipped.set(index, flip(journal.get(index), random.nextInt(1_000)));
                    assertThat(Replay.run(SETTINGS, StrategyRegistry.builtIn(), flipped))
                            .isInstanceOfSatisfying(
                                    Replay.Result.Different.class,
                                    difference ->
                                            assertThat(difference.sequence())
                                                    .isEqualTo(index(flipped, difference)));
                });
    }

    /** The session halted and went on, so its replay does, and the next session starts (R53). */
    @Test
    void anInputOnWhichTheEngineFailedEndsNeitherReplayNorRecovery() {
        List<JournalEntry> entries = new ArrayList<>();
        JournaledEngine engine = engine(entries, quiet());
        engine.accept(new EngineInput.SessionBegan(NOON, CarriedState.NONE));
        Bar bar = new Bar(NOON, 60_000, 5000, 5001, 4999, 5000, 1);
        assertThatThrownBy(() -> engine.accept(new EngineInput.BarClosed("ZZ", bar, false)))
                .hasMessage("no lane trades ZZ");
        engine.accept(new EngineInput.FaultFound(NOON + 60_000, HaltReason.INVARIANT, "no lane"));

        assertThat(Replay.run(SETTINGS, StrategyRegistry.builtIn(), entries))
                .isEqualTo(new Replay.Result.Identical(entries.size()));
        Recovery.Recovered left = Recovery.rerun(SETTINGS, StrategyRegistry.builtIn(), entries);
        assertThat(left.carried().risk().halts()).containsExactly(HaltReason.INVARIANT);
        assertThat(left.failures())
                .containsExactly("entry 2: java.lang.IllegalArgumentException: no lane trades ZZ");
    }

    @Test
    void aMissingEntryIsNamed() {
        List<JournalEntry> cut = new ArrayList<>(journal);
        cut.remove(9);
        assertThatThrownBy(() -> Replay.run(SETTINGS, StrategyRegistry.builtIn(), cut))
                .isInstanceOf(JournalException.class)
                .hasMessage("entry 10 is missing; 11 follows");
    }

    @Test
    void anInputThatCannotBeReadIsNamed() {
        List<JournalEntry> broken = new ArrayList<>(journal);
        JournalEntry first = journal.getFirst();
        broken.set(
                0,
                new JournalEntry(
                        1,
                        first.timeMillis(),
                        first.kind(),
                        "Nonsense{1}".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> Replay.run(SETTINGS, StrategyRegistry.builtIn(), broken))
                .isInstanceOf(JournalException.class)
                .hasMessage("entry 1: expected a EngineInput at character 0");
    }

    @Test
    void everyInputIsReadAsItWasWritten() {
        for (JournalEntry entry : journal) {
            if (JournalCodec.isInput(entry)) {
                EngineInput input = JournalCodec.decode(entry);
                assertThat(JournalCodec.input(entry.sequence(), input)).isEqualTo(entry);
            }
        }
    }

    @Test
    void garbageIsRefusedWithoutHarm() {
        List<String> samples =
                journal.stream()
                        .filter(JournalCodec::isInput)
                        .limit(200)
                        .map(JournalCodec::text)
                        .toList();
        Property.holds(
                500,
                random -> {
                    String sample = samples.get(random.nextInt(samples.size()));
                    StringBuilder garbled = new StringBuilder(sample);
                    for (int i = random.nextInt(1, 4); i > 0; i--) {
                        garbled.setCharAt(
                                random.nextInt(garbled.length()),
                                "{}[],~\"\\0a".charAt(random.nextInt(10)));
                    }
                    try {
                        assertThat(RecordReader.read(garbled.toString(), EngineInput.class))
                                .isNotNull();
                    } catch (JournalException refused) {
                        assertThat(refused).hasMessageContaining("at character");
                    }
                });
    }

    private static long index(List<JournalEntry> flipped, Replay.Result.Different difference) {
        return flipped.stream()
                .filter(entry -> JournalCodec.text(entry).equals(difference.recorded()))
                .filter(entry -> entry.sequence() == difference.sequence())
                .findFirst()
                .orElseThrow()
                .sequence();
    }

    private static JournalEntry flip(JournalEntry entry, int place) {
        byte[] payload = entry.payload().clone();
        payload[place % payload.length] ^= 1;
        return new JournalEntry(entry.sequence(), entry.timeMillis(), entry.kind(), payload);
    }

    private static List<JournalEntry> recordedDays(int days) {
        SimulatedBroker broker =
                new SimulatedBroker(
                        SimulationSettings.defaults(), List.of(MES), Money.ofUnits(100_000));
        List<JournalEntry> entries = new ArrayList<>();
        EngineOutput downstream =
                new EngineOutput() {
                    @Override
                    public void send(BrokerCommand command) {
                        command.sendTo(broker);
                    }

                    @Override
                    public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
                        assertThat(trade.quantity()).isPositive();
                    }
                };
        JournaledEngine engine = engine(entries, downstream);
        BarPlayer player = new BarPlayer(MES, broker, engine);
        player.connect();
        BarSeries bars = new SyntheticMarket(MES, 3).days(LocalDate.of(2024, 3, 7), days);
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.bar(i);
            player.play(bar);
        }
        return entries;
    }

    private static JournaledEngine engine(List<JournalEntry> entries, EngineOutput downstream) {
        Journal journal =
                new Journal() {
                    @Override
                    public void append(JournalEntry entry) {
                        entries.add(entry);
                    }

                    @Override
                    public void force() {
                        assertThat(entries).isNotEmpty();
                    }
                };
        return new JournaledEngine(SETTINGS, StrategyRegistry.builtIn(), journal, downstream);
    }

    private static EngineOutput quiet() {
        return new EngineOutput() {
            @Override
            public void send(BrokerCommand command) {
                throw new AssertionError("sent " + command);
            }

            @Override
            public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
                throw new AssertionError("closed " + trade);
            }
        };
    }
}
