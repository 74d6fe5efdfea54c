package io.mytrader.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.CarriedState;
import io.mytrader.engine.EngineInput;
import io.mytrader.engine.EngineOutput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.OperatorAction;
import io.mytrader.engine.SessionState;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.journal.Journal;
import io.mytrader.journal.JournalEntry;
import io.mytrader.market.Money;
import io.mytrader.replay.JournaledEngine;
import io.mytrader.risk.GateContext;
import io.mytrader.risk.TradingSettings;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import io.mytrader.venue.Venue;
import io.mytrader.venue.VenueInputs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The loop, stepped by hand. */
class EngineLoopTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<Throwable> failures = new ArrayList<>();
    private final List<EngineInput> inputs = new ArrayList<>();
    private final ScriptedVenue venue = new ScriptedVenue();
    private final JournaledEngine engine = engine();
    private long nanos;
    private int turns;
    private int brokenTurn;
    private final EngineLoop loop =
            new EngineLoop(
                    engine,
                    venue,
                    new EngineInput.SessionBegan(1, CarriedState.NONE),
                    new Recorder(),
                    () -> nanos);

    @Test
    void aFailureHaltsEntriesAndIsToldAndTheSessionGoesOn() {
        venue.failures = 1;
        loop.doWork();
        loop.doWork();
        assertThat(failures).singleElement().hasToString("java.lang.IllegalStateException: broken");
        assertThat(engine.engine().state()).isEqualTo(SessionState.HALTED);
        assertThat(loop.end()).isNull();
        loop.command(OperatorAction.RESUME);
        loop.doWork();
        assertThat(engine.engine().state()).isNotEqualTo(SessionState.HALTED);
    }

    @Test
    void failuresThatDoNotEndEndTheSession() {
        venue.failures = Integer.MAX_VALUE;
        loop.run();
        assertThat(loop.end()).isEqualTo(SessionEnd.FAILED);
        assertThat(failures).hasSize(10);
        assertThat(venue.ended).isTrue();
    }

    @Test
    void aTurnThatCannotBeRecordedHaltsEntriesAndTheLoopGoesOn() {
        brokenTurn = 2;
        loop.doWork();
        assertThat(turns).isEqualTo(1);
        loop.doWork();
        assertThat(failures).hasSize(1);
        assertThat(inputs.getLast()).isInstanceOf(EngineInput.FaultFound.class);
        loop.doWork();
        assertThat(turns).isEqualTo(3);
        assertThat(loop.end()).isNull();
    }

    @Test
    void aStopEndsTheSessionOnceNothingIsLeftToDo() {
        loop.doWork();
        assertThat(loop.end()).isNull();
        loop.command(OperatorAction.STOP);
        loop.doWork();
        assertThat(loop.end()).isEqualTo(SessionEnd.STOPPED);
        assertThat(venue.ended).isTrue();
    }

    @Test
    void aStopAtOnceWaitsForNothing() {
        loop.doWork();
        loop.stopAtOnce();
        loop.doWork();
        assertThat(loop.end()).isEqualTo(SessionEnd.STOPPED_AT_ONCE);
        assertThat(inputs).noneMatch(EngineInput.OperatorCommanded.class::isInstance);
    }

    @Test
    void theEndOfDataEndsTheSession() {
        loop.doWork();
        venue.atEnd = true;
        loop.doWork();
        assertThat(loop.end()).isEqualTo(SessionEnd.DATA_ENDED);
    }

    @Test
    void aBrokerThatIsNotTheOneToTradeWithEndsTheSession() {
        loop.doWork();
        venue.refusal = "a live account";
        loop.doWork();
        assertThat(loop.end()).isEqualTo(SessionEnd.REFUSED);
        assertThat(venue.ended).isTrue();
    }

    @Test
    void timeIsToldOnceASecondAndInputsComeInTheirOrder() {
        loop.doWork();
        loop.post(new EngineInput.TimerFired(7));
        assertThat(loop.offer(new EngineInput.TimerFired(8))).isTrue();
        for (int step = 0; step < 25; step++) {
            nanos += SECOND / 10;
            venue.nowMillis += 100;
            loop.doWork();
        }
        assertThat(inputs)
                .containsExactly(
                        new EngineInput.SessionBegan(1, CarriedState.NONE),
                        new EngineInput.TimerFired(7),
                        new EngineInput.TimerFired(8),
                        new EngineInput.TimerFired(1_001),
                        new EngineInput.TimerFired(2_001));
    }

    private JournaledEngine engine() {
        EngineSettings settings =
                new EngineSettings(
                        "S1",
                        TradingSettings.defaults(),
                        GateContext.simulated(0.65, 1),
                        List.of(
                                new EngineSettings.LaneSettings(
                                        "main", SessionDesk.MES, StrategySettings.defaults())),
                        50,
                        Money.ofUnits(100_000));
        Journal journal =
                new Journal() {
                    @Override
                    public void append(JournalEntry entry) {
                        assertThat(entry.sequence()).isPositive();
                    }

                    @Override
                    public void force() {
                        assertThat(inputs).isNotEmpty();
                    }
                };
        EngineOutput output =
                new EngineOutput() {
                    @Override
                    public void send(BrokerCommand command) {
                        venue.send(command);
                    }

                    @Override
                    public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
                        throw new AssertionError("nothing trades here");
                    }
                };
        return new JournaledEngine(settings, StrategyRegistry.builtIn(), journal, output);
    }

    /** Does as it is told. */
    private static final class ScriptedVenue implements Venue {
        private int failures;
        private boolean atEnd;
        private @Nullable String refusal;
        private boolean ended;
        private long nowMillis = 1;

        @Override
        public long startMillis() {
            return 1;
        }

        @Override
        public String account() {
            return "DTEST";
        }

        @Override
        public void begin(VenueInputs inputs) {
            assertThat(ended).isFalse();
        }

        @Override
        public void send(BrokerCommand command) {
            throw new AssertionError("not connected: " + command);
        }

        @Override
        public void settle() {
            // Answers nothing.
        }

        @Override
        public int doWork(long nanos) {
            if (failures > 0) {
                failures--;
                throw new IllegalStateException("broken");
            }
            return 0;
        }

        @Override
        public long nextDueNanos() {
            return Long.MAX_VALUE;
        }

        @Override
        public @Nullable String refusal() {
            return refusal;
        }

        @Override
        public long nowMillis(long nanos) {
            return nowMillis;
        }

        @Override
        public boolean hasTimers() {
            return true;
        }

        @Override
        public boolean isUnpaced() {
            return false;
        }

        @Override
        public boolean isAtEnd() {
            return atEnd;
        }

        @Override
        public void changeSpeed(double speed) {
            throw new AssertionError("nobody asked for it: " + speed);
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    private final class Recorder implements LoopWatcher {
        @Override
        public void taking(EngineInput input) {
            inputs.add(input);
        }

        @Override
        public void taken(EngineInput input) {
            assertThat(inputs.getLast()).isEqualTo(input);
        }

        @Override
        public void shown(TradingEvent event) {
            throw new AssertionError("nothing to show: " + event);
        }

        @Override
        public void failed(Throwable failure) {
            failures.add(failure);
        }

        @Override
        public void turned() {
            turns++;
            if (turns == brokenTurn) {
                throw new IllegalStateException("this turn");
            }
        }

        @Override
        public void viewed() {
            assertThat(inputs).isNotEmpty();
        }

        @Override
        public boolean mayHurry() {
            return true;
        }
    }
}
