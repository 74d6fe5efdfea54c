package io.mytrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.AccountSnapshot;
import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.exit.AtrMultipliers;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.exit.StopMethod;
import io.mytrader.exit.StopSettings;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.Bracket;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.order.SingleOrder;
import io.mytrader.risk.GateContext;
import io.mytrader.risk.TradingSettings;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.sizing.SizingMethod;
import io.mytrader.sizing.SizingSettings;
import io.mytrader.strategy.StrategyFactory;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An entry of two contracts whose fills, reports and commissions arrive in unusual shapes. */
class FillsInAnyShapeTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final long START = Instant.parse("2024-03-06T15:00:00Z").toEpochMilli();

    private final Recording output = new Recording();
    private final TradingEngine engine = TradingEngine.create(settings(), registry(), output);
    private final Bracket bracket = enter();
    private int executions;

    @Test
    void r20APartlyFilledEntryIsProtectedForExactlyWhatItHas() {
        fill(bracket.entry(), 1, "5003");
        assertThat(output.change(bracket.stop()).quantity()).isEqualTo(Quantity.of(1));
        fill(bracket.entry(), 1, "5003");
        assertThat(output.change(bracket.stop()))
                .isEqualTo(new OrderChange(bracket.stop().id(), Quantity.of(2), Price.of("4998")));
        assertThat(output.change(bracket.target()))
                .isEqualTo(
                        new OrderChange(bracket.target().id(), Quantity.of(2), Price.of("5013")));
    }

    @Test
    void r20AnEntryWhoseRestIsCancelledKeepsShiftedLevelsForWhatFilled() {
        fill(bracket.entry(), 1, "5003");
        report(bracket.entry(), OrderState.CANCELLED, 1);
        assertThat(output.change(bracket.stop()))
                .isEqualTo(new OrderChange(bracket.stop().id(), Quantity.of(1), Price.of("4998")));
    }

    @Test
    void r20ARefusedReductionOfTheStopIsTriedAgainEveryTwoSeconds() {
        fill(bracket.entry(), 2, "5000");
        report(bracket.stop(), OrderState.WORKING, 0);
        report(bracket.target(), OrderState.WORKING, 0);
        fill(bracket.target(), 1, "5010");
        assertThat(output.changes(bracket.stop())).hasSize(1);
        refuseChange(bracket.stop());
        timer(1);
        assertThat(output.changes(bracket.stop())).hasSize(1);
        timer(2);
        assertThat(output.changes(bracket.stop())).hasSize(2);
        timer(3);
        timer(4);
        assertThat(output.changes(bracket.stop())).hasSize(2);
        assertThat(output.change(bracket.stop()))
                .isEqualTo(new OrderChange(bracket.stop().id(), Quantity.of(1), Price.of("4995")));
    }

    @Test
    void r20AStopThatIsLargerThanThePositionCountsAsAGap() {
        fill(bracket.entry(), 2, "5000");
        report(bracket.stop(), OrderState.WORKING, 0);
        fill(bracket.target(), 1, "5010");
        assertThat(engine.longestUnprotectedMillis()).isZero();
        refuseChange(bracket.stop());
        timer(1);
        timer(2);
        assertThat(engine.longestUnprotectedMillis()).isEqualTo(2_000);
    }

    @Test
    void r23AFillThatBeatsTheCancellationOfAFlattenIsClosedToo() {
        flatten();
        assertThat(output.commands.getLast())
                .isEqualTo(new BrokerCommand.Cancel(bracket.entry().id()));
        fill(bracket.entry(), 2, "5000");
        assertThat(output.change(bracket.target()).price()).isEqualTo(Price.of("4998"));
        fill(bracket.target(), 2, "4999.75");
        chargeAll();
        assertThat(output.trades)
                .extracting(ClosedTrade::exitReason)
                .containsExactly(ExitReason.OPERATOR);
    }

    @Test
    void r22WhatAnEntryFillsAfterAFlattenIsClosedAlsoWhenItsFirstPartIsGoneAlready() {
        fill(bracket.entry(), 1, "5000");
        flatten();
        fill(bracket.target(), 1, "5000");
        report(bracket.stop(), OrderState.CANCELLED, 0);
        chargeAll();
        assertThat(output.trades).hasSize(1);
        fill(bracket.entry(), 1, "5000");
        Order exit = output.lastSingleOrder();
        assertThat(exit.role()).isEqualTo(OrderRole.EXIT);
        fill(exit, 1, "4999.75");
        chargeAll();
        assertThat(engine.position("MES")).isZero();
        assertThat(output.trades)
                .extracting(ClosedTrade::exitReason)
                .containsExactly(ExitReason.OPERATOR, ExitReason.OPERATOR);
    }

    @Test
    void r9WhenTheFirstPartOfAnEntryIsStoppedOutItsRestIsTakenBack() {
        fill(bracket.entry(), 1, "5000");
        fill(bracket.stop(), 1, "4995");
        assertThat(output.commands).contains(new BrokerCommand.Cancel(bracket.entry().id()));
    }

    @Test
    void r23WhatAnEntryFillsAfterItsFirstPartWasStoppedOutIsProtected() {
        fill(bracket.entry(), 1, "5000");
        fill(bracket.stop(), 1, "4995");
        chargeAll();
        fill(bracket.entry(), 1, "5000");
        assertThat(output.lastSingleOrder())
                .satisfies(stop -> {
                    assertThat(stop.role()).isEqualTo(OrderRole.STOP);
                    assertThat(stop.quantity()).isEqualTo(Quantity.of(1));
                    assertThat(stop.stopPrice()).isEqualTo(Price.of("4995"));
                });
    }

    @Test
    void r22TheRestOfAnEntryWhosePartIsGoneIsTakenBackAfterALossOfTheLink() {
        fill(bracket.entry(), 1, "5000");
        engine.accept(
                new EngineInput.BrokerReported(
                        new BrokerEvent.ConnectionChanged(START + 60_000, false, "lost")));
        fill(bracket.stop(), 1, "4995");
        assertThat(output.commands).doesNotContain(new BrokerCommand.Cancel(bracket.entry().id()));
        reconnect(bracket.entry());
        assertThat(output.commands).contains(new BrokerCommand.Cancel(bracket.entry().id()));
    }

    @Test
    void aFlattenWhoseEntryNeverFilledLeavesTheDeskFree() {
        flatten();
        report(bracket.entry(), OrderState.CANCELLED, 0);
        assertThat(engine.position("MES")).isZero();
        assertThat(output.trades).isEmpty();
    }

    @Test
    void r21ATradeIsBookedOnceWhenItsCommissionsComeBeforeItsFillsAndFillsComeTwice() {
        charge(1);
        charge(2);
        fill(bracket.entry(), 2, "5000");
        fill(bracket.target(), 2, "5010");
        executions = 0;
        fill(bracket.entry(), 2, "5000");
        fill(bracket.target(), 2, "5010");
        assertThat(output.trades).hasSize(1);
        assertThat(output.trades.getFirst().netPnl()).isEqualTo(Money.of("97.72"));
        assertThat(engine.position("MES")).isZero();
    }

    @Test
    void r21ACorrectionOfAnExecutionIsNotASecondOne() {
        fill(bracket.entry(), 2, "5000");
        Execution corrected =
                new Execution(
                        new ExecutionId("e.1.02"),
                        bracket.entry().id(),
                        1,
                        "MES",
                        OrderRole.ENTRY,
                        OrderSide.BUY,
                        Quantity.of(2),
                        Price.of("5000"),
                        START + 60_000,
                        Money.ZERO);
        engine.accept(new EngineInput.BrokerReported(new BrokerEvent.Filled(corrected)));
        assertThat(engine.position("MES")).isEqualTo(2);
    }

    @Test
    void whatTheAccountDoesInOtherInstrumentsIsNoneOfOurBusiness() {
        Order foreign =
                Order.market(
                        new OrderId("OTHER", 1),
                        "ZN",
                        OrderRole.ENTRY,
                        OrderSide.BUY,
                        Quantity.of(1));
        report(foreign, OrderState.WORKING, 0);
        fill(foreign, 1, "110");
        assertThat(engine.position("MES")).isZero();
        assertThat(output.trades).isEmpty();
    }

    private Bracket enter() {
        engine.accept(
                new EngineInput.BrokerReported(
                        new BrokerEvent.ConnectionChanged(START, true, "ready")));
        engine.accept(
                new EngineInput.BrokerReported(
                        new BrokerEvent.Snapshot(
                                START,
                                new AccountSnapshot(
                                        "D1", "USD", Money.ofUnits(100_000), null, START),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of())));
        engine.accept(
                new EngineInput.BarClosed(
                        "MES", new Bar(START, START + 60_000, 5000, 5001, 4999, 5000, 100), false));
        BrokerCommand.Submit submit = (BrokerCommand.Submit) output.commands.getLast();
        return (Bracket) submit.approved().request();
    }

    private void refuseChange(Order order) {
        engine.accept(
                new EngineInput.BrokerReported(
                        new BrokerEvent.ChangeRejected(
                                new OrderReport(
                                        order, OrderState.WORKING, 0, 1, START + 60_000, null),
                                201,
                                "order rejected")));
    }

    private void timer(int seconds) {
        engine.accept(new EngineInput.TimerFired(START + 60_000 + seconds * 1000L));
    }

    private void flatten() {
        engine.accept(new EngineInput.OperatorCommanded(START + 60_000, OperatorAction.FLATTEN));
    }

    /** The link comes back; the account is flat and has that half filled order. */
    private void reconnect(Order working) {
        engine.accept(
                new EngineInput.BrokerReported(
                        new BrokerEvent.ConnectionChanged(START + 60_000, true, "ready")));
        engine.accept(
                new EngineInput.BrokerReported(
                        new BrokerEvent.Snapshot(
                                START + 60_000,
                                new AccountSnapshot(
                                        "D1", "USD", Money.ofUnits(100_000), null, START),
                                List.of(),
                                List.of(
                                        new OrderReport(
                                                working,
                                                OrderState.WORKING,
                                                1,
                                                1,
                                                START + 60_000,
                                                null)),
                                List.of(),
                                List.of())));
    }

    private void fill(Order order, int contracts, String price) {
        engine.accept(
                new EngineInput.BrokerReported(
                        new BrokerEvent.Filled(
                                new Execution(
                                        new ExecutionId("e." + ++executions + ".01"),
                                        order.id(),
                                        1,
                                        order.symbol(),
                                        order.role(),
                                        order.side(),
                                        Quantity.of(contracts),
                                        Price.of(price),
                                        START + 60_000,
                                        Money.ZERO))));
    }

    private void charge(int execution) {
        engine.accept(
                new EngineInput.BrokerReported(
                        new BrokerEvent.Charged(
                                START + 60_000,
                                new CommissionReport(
                                        new ExecutionId("e." + execution + ".01"),
                                        Money.of("1.14")))));
    }

    private void chargeAll() {
        for (int execution = 1; execution <= executions; execution++) {
            charge(execution);
        }
    }

    private void report(Order order, OrderState state, int filled) {
        engine.accept(
                new EngineInput.BrokerReported(
                        new BrokerEvent.OrderUpdated(
                                new OrderReport(order, state, filled, 1, START + 60_000, null))));
    }

    private static EngineSettings settings() {
        TradingSettings trading =
                TradingSettings.defaults()
                        .with(
                                new SizingSettings(
                                        SizingMethod.FIXED,
                                        2,
                                        0.5,
                                        1.0,
                                        0.5,
                                        0.25,
                                        0.35,
                                        20,
                                        10,
                                        100,
                                        90,
                                        null))
                        .with(
                                new StopSettings(
                                        StopMethod.TICKS,
                                        20,
                                        40,
                                        new AtrMultipliers(1.5, 2.0, 2.5),
                                        2.0,
                                        4,
                                        false,
                                        1.0,
                                        1.0));
        return new EngineSettings(
                "T",
                trading,
                GateContext.simulated(0.65, 1),
                List.of(
                        new EngineSettings.LaneSettings(
                                "main", MES, StrategySettings.of("always", Map.of()))),
                1,
                Money.ofUnits(100_000));
    }

    private static StrategyRegistry registry() {
        return StrategyRegistry.builtIn()
                .with(
                        StrategyFactory.of(
                                "always",
                                "Always wants to buy.",
                                List.of(),
                                context ->
                                        (bar, session) ->
                                                new Signal(SignalAction.BUY, 1, List.of())));
    }

    /** Keeps what the engine said. */
    private static final class Recording implements EngineOutput {
        private final List<BrokerCommand> commands = new ArrayList<>();
        private final List<ClosedTrade> trades = new ArrayList<>();

        @Override
        public void send(BrokerCommand command) {
            commands.add(command);
        }

        @Override
        public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
            trades.add(trade);
        }

        /** The newest order that was sent alone. */
        private Order lastSingleOrder() {
            return commands.stream()
                    .filter(BrokerCommand.Submit.class::isInstance)
                    .map(command -> ((BrokerCommand.Submit) command).approved().request())
                    .filter(SingleOrder.class::isInstance)
                    .map(request -> ((SingleOrder) request).order())
                    .reduce((earlier, later) -> later)
                    .orElseThrow();
        }

        /** The newest change of that order. */
        private OrderChange change(Order order) {
            return changes(order).getLast();
        }

        private List<OrderChange> changes(Order order) {
            return commands.stream()
                    .filter(BrokerCommand.Modify.class::isInstance)
                    .map(command -> ((BrokerCommand.Modify) command).change())
                    .filter(change -> change.id().equals(order.id()))
                    .toList();
        }
    }
}
