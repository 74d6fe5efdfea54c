package io.mytrader.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.EngineInput;
import io.mytrader.engine.EngineOutput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.TradingEngine;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.order.Execution;
import io.mytrader.property.Property;
import io.mytrader.replay.RecordText;
import io.mytrader.risk.GateContext;
import io.mytrader.risk.TradingSettings;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptAccountTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final BarSeries BARS =
            new SyntheticMarket(MES, 3).days(LocalDate.of(2024, 3, 7), 3);

    @Test
    void anAccountGoesOnAsIfItHadNeverBeenPutAway() {
        Run whole = new Run();
        whole.play(new Random(0), 0);
        assertThat(whole.executions).hasSizeGreaterThan(10);
        Property.holds(
                5,
                random -> {
                    Run interrupted = new Run();
                    interrupted.play(new Random(random.nextLong()), 60);
                    assertThat(interrupted.restored).isPositive();
                    assertThat(interrupted.executions).isEqualTo(whole.executions);
                    assertThat(interrupted.broker.state()).isEqualTo(whole.broker.state());
                });
    }

    @Test
    void aNewAccountHoldsNothingButItsBalance() {
        SimulatedAccount account = SimulatedAccount.opened("DSIM1", Money.ofUnits(5_000));
        SimulatedBroker broker =
                new SimulatedBroker(SimulationSettings.defaults(), List.of(MES), account);
        assertThat(broker.account().equity()).isEqualTo(Money.ofUnits(5_000));
        assertThat(broker.account().accountId()).isEqualTo("DSIM1");
        assertThat(account.timeMillisOf("MES")).isZero();
    }

    /** An engine that trades while its broker is put away and taken out again. */
    private static final class Run implements EngineOutput {
        private final List<Execution> executions = new ArrayList<>();
        private final TradingEngine engine =
                TradingEngine.create(
                        new EngineSettings(
                                "S1",
                                TradingSettings.defaults(),
                                GateContext.simulated(0.65, 1),
                                List.of(
                                        new EngineSettings.LaneSettings(
                                                "main", MES, StrategySettings.defaults())),
                                50,
                                Money.ofUnits(100_000)),
                        StrategyRegistry.builtIn(),
                        this);
        private SimulatedBroker broker =
                new SimulatedBroker(
                        SimulationSettings.defaults(), List.of(MES), Money.ofUnits(100_000));
        private int restored;

        void play(Random random, int every) {
            BarPlayer player = new BarPlayer(MES, broker, this::feed);
            player.connect();
            for (int i = 0; i < BARS.size(); i++) {
                Bar bar = BARS.bar(i);
                player.open(bar);
                player = maybeRestored(player, random, every);
                player.complete(bar);
                player = maybeRestored(player, random, every);
                player.close(bar);
                player = maybeRestored(player, random, every);
            }
        }

        private BarPlayer maybeRestored(BarPlayer player, Random random, int every) {
            if (every == 0 || random.nextInt(every) != 0) {
                return player;
            }
            restored++;
            SimulatedAccount kept =
                    RecordText.read(RecordText.of(broker.state()), SimulatedAccount.class);
            assertThat(kept).isEqualTo(broker.state());
            broker = new SimulatedBroker(SimulationSettings.defaults(), List.of(MES), kept);
            BarPlayer next = new BarPlayer(MES, broker, this::feed);
            next.connect();
            return next;
        }

        /** The engine does not notice that its broker was away. */
        private void feed(EngineInput input) {
            if (restored > 0
                    && input
                            instanceof
                            EngineInput.BrokerReported(BrokerEvent.ConnectionChanged ignored)) {
                return;
            }
            if (input instanceof EngineInput.BrokerReported(BrokerEvent.Filled filled)) {
                executions.add(filled.execution());
            }
            engine.accept(input);
        }

        @Override
        public void send(BrokerCommand command) {
            command.sendTo(broker);
        }

        @Override
        public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
            assertThat(trade.quantity()).isPositive();
        }
    }
}
