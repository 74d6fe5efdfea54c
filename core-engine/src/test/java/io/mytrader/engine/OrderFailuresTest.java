package io.mytrader.engine;

import static io.mytrader.engine.DisturbedSession.isFillOf;
import static io.mytrader.engine.DisturbedSession.isReportOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.AtrMultipliers;
import io.mytrader.exit.ExitSettings;
import io.mytrader.exit.StopMethod;
import io.mytrader.exit.StopSettings;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.Bracket;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderState;
import io.mytrader.order.OrderType;
import io.mytrader.order.TimeInForce;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.SignalAction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong with orders in the field, on the simulated broker with a disturbed link. */
class OrderFailuresTest {
    private DisturbedSession session = DisturbedSession.usual();

    private void enter() {
        session.bar(SignalAction.BUY, 5000);
    }

    private void enterAndFill() {
        enter();
        session.bar(5000);
        assertThat(session.position()).isEqualTo(2);
    }

    /** A position that can only be left at the market, and every such exit gets lost. */
    private void holdWithoutTarget() {
        enterAndFill();
        session.broker.cancel(session.bracket().target().id());
        session.drain();
        session.lose(this::isAboutMarketExit);
    }

    @Test
    void r1EveryPriceIsOnTheTick() {
        session =
                new DisturbedSession(settings ->
                        settings.with(
                                new StopSettings(
                                        StopMethod.ATR,
                                        20,
                                        40,
                                        new AtrMultipliers(1.37, 2.11, 2.53),
                                        1.9,
                                        4,
                                        true,
                                        0.3,
                                        0.7)));
        for (int bar = 0; bar < 150; bar++) {
            double close = 5000 + Math.floorMod(bar * 7, 11) * 0.25;
            session.bar(5000, close + 1.25, 4998.75, close);
        }
        session.bar(SignalAction.BUY, 5002);
        for (int bar = 0; bar < 5; bar++) {
            session.bar(5003 + bar, 5004 + bar, 5002 + bar, 5003.5 + bar);
        }
        session.operator(OperatorAction.FLATTEN);
        List<Price> prices = new ArrayList<>();
        Bracket bracket = session.bracket();
        prices.add(bracket.stop().price());
        prices.add(bracket.target().price());
        for (BrokerCommand command : session.commands) {
            if (command instanceof BrokerCommand.Modify modify) {
                prices.add(modify.change().price());
            }
        }
        assertThat(prices).hasSizeGreaterThan(3).allMatch(DisturbedSession.MES::isOnTick);
    }

    @Test
    void r2ARejectedChildTakesTheEntryBackAtOnce() {
        session.disturb(event ->
                isReportOf(event, OrderRole.STOP) ? List.of(rejected(event)) : List.of(event));
        enter();
        assertThat(session.commandsFor(session.bracket().entry()))
                .containsExactly(new BrokerCommand.Cancel(session.bracket().entry().id()));
        session.undisturbed();
        session.bar(5000);
        assertThat(session.position()).isZero();
    }

    @Test
    void r3APositionWhoseStopIsNotConfirmedInTimeIsClosed() {
        session.disturb(event ->
                isReportOf(event, OrderRole.STOP) || isReportOf(event, OrderRole.TARGET)
                        ? List.of()
                        : List.of(event));
        enterAndFill();
        session.lose(BrokerCommand.RequestSnapshot.class::isInstance);
        session.seconds(4);
        assertThat(session.eventsOf(TradingEvent.ExitSignal.class)).isNotEmpty();
        assertThat(session.engine().longestUnprotectedMillis()).isPositive();
        session.undisturbed();
        session.bar(5000);
        session.bar(5000);
        assertThat(session.position()).isZero();
        assertThat(session.account().positions()).isEmpty();
        assertThat(session.trades)
                .extracting(ClosedTrade::exitReason)
                .contains(ExitReason.STOP_LOSS);
    }

    @Test
    void r3ALostStopIsReplacedOnceAtItsLevel() {
        enterAndFill();
        Order stop = session.bracket().stop();
        session.broker.cancel(stop.id());
        session.drain();
        assertThat(session.singleOrders())
                .singleElement()
                .satisfies(replacement -> {
                    assertThat(replacement.role()).isEqualTo(OrderRole.STOP);
                    assertThat(replacement.stopPrice()).isEqualTo(stop.stopPrice());
                    assertThat(replacement.quantity()).isEqualTo(Quantity.of(2));
                });
        assertThat(session.eventsOf(TradingEvent.ExitSignal.class)).isEmpty();
    }

    @Test
    void r4AFailedEntryIsNotSentAgain() {
        session.disturb(event ->
                isReportOf(event, OrderRole.ENTRY) ? List.of(rejected(event)) : List.of(event));
        enter();
        session.bar(5000);
        session.seconds(30);
        assertThat(session.submittedEntries()).isEqualTo(1);
    }

    @Test
    void r5AnExitLeavesNothingWorking() {
        enterAndFill();
        session.operator(OperatorAction.FLATTEN);
        assertThat(session.commandsFor(session.bracket().target()))
                .containsExactly(
                        new BrokerCommand.Modify(
                                new OrderChange(
                                        session.bracket().target().id(),
                                        Quantity.of(2),
                                        Price.of("4998"))));
        session.bar(5000);
        session.bar(4990);
        assertThat(session.position()).isZero();
        assertThat(session.broker.account().equity())
                .isEqualTo(Money.ofUnits(100_000).plus(session.trades.getFirst().netPnl()));
    }

    @Test
    void r5WhenAReplacedStopFillsTheTargetIsCancelledAtOnce() {
        enterAndFill();
        session.broker.cancel(session.bracket().stop().id());
        session.drain();
        session.inject(Told.fill(session.singleOrders().getFirst(), "stop", 2, "4995"));
        assertThat(session.position()).isZero();
        assertThat(session.commandsFor(session.bracket().target()))
                .containsExactly(new BrokerCommand.Cancel(session.bracket().target().id()));
    }

    @Test
    void r5TheOtherLegOfABracketIsLeftToTheBroker() {
        enterAndFill();
        session.inject(Told.fill(session.bracket().stop(), "stop", 2, "4995"));
        assertThat(session.position()).isZero();
        assertThat(session.commandsFor(session.bracket().target())).isEmpty();
    }

    @Test
    void r6AnExitOfAFlatPositionSendsNothing() {
        enterAndFill();
        session.bar(5000, 5000, 4990, 4990);
        assertThat(session.position()).isZero();
        int commands = session.commands.size();
        session.operator(OperatorAction.FLATTEN);
        assertThat(session.commands).hasSize(commands);
    }

    @Test
    void r7AnExitInFlightBlocksAnother() {
        enterAndFill();
        session.operator(OperatorAction.FLATTEN);
        int commands = session.commands.size();
        session.operator(OperatorAction.FLATTEN);
        session.seconds(1);
        assertThat(session.commands).hasSize(commands);
        assertThat(session.eventsOf(TradingEvent.ExitSignal.class)).hasSize(1);
    }

    @Test
    void r8APositionThatACompleteAnswerDoesNotListIsZero() {
        enterAndFill();
        session.disturb(event ->
                event instanceof BrokerEvent.Filled || event instanceof BrokerEvent.OrderUpdated
                        ? List.of()
                        : List.of(withoutExecutions(event)));
        session.bar(5000, 5000, 4990, 4990);
        assertThat(session.position()).isEqualTo(2);
        session.reconnect();
        assertThat(session.position()).isZero();
        assertThat(session.engine().state()).isEqualTo(SessionState.HALTED);
        assertThat(session.eventsOf(TradingEvent.ErrorMessage.class))
                .extracting(TradingEvent.ErrorMessage::code)
                .containsExactly("position_contradiction");
    }

    @Test
    void r9WorkingEntriesCountAgainstTheLargestPosition() {
        session =
                new DisturbedSession(settings ->
                        settings.with(
                                new ExitSettings(10, 0, false, settings.exit().throughTicks())));
        session.lose(_ -> true);
        enter();
        session.bar(SignalAction.BUY, 5000);
        session.bar(SignalAction.SELL, 5000);
        assertThat(session.submittedEntries()).isEqualTo(1);
        assertThat(session.outcomes)
                .containsExactly(Outcome.ENTERED, Outcome.ENTRY_IN_FLIGHT, Outcome.ENTRY_IN_FLIGHT);
    }

    @Test
    void r10EntriesAreDecidedOnceABarAndLimitedInNumber() {
        enterAndFill();
        session.bar(5000, 5000, 4990, 4990);
        session.say(SignalAction.BUY);
        for (int bar = 0; bar < 3; bar++) {
            session.bar(4990);
            session.seconds(10);
            session.seconds(20);
        }
        assertThat(session.submittedEntries()).isEqualTo(1);
        assertThat(session.outcomes).contains(Outcome.COOLDOWN);
    }

    @Test
    void r12AFillThatComesLongAfterItsOrderIsBookedAndProtected() {
        List<BrokerEvent> late = new ArrayList<>();
        session.disturb(event -> {
            if (isFillOf(event, OrderRole.ENTRY)) {
                late.add(event);
                return List.of();
            }
            return List.of(event);
        });
        enter();
        session.bar(5000);
        session.undisturbed();
        late.forEach(session::inject);
        assertThat(session.position()).isEqualTo(2);
        assertThat(session.engine().longestUnprotectedMillis()).isZero();
    }

    @Test
    void r12AStopThatIsReportedFilledBeforeItsExecutionIsNotReplaced() {
        List<BrokerEvent> late = new ArrayList<>();
        enterAndFill();
        session.disturb(event -> {
            if (isFillOf(event, OrderRole.STOP)) {
                late.add(event);
                return List.of();
            }
            return List.of(event);
        });
        session.lose(BrokerCommand.RequestSnapshot.class::isInstance);
        session.bar(5000, 5000, 4990, 4990);
        session.seconds(3);
        assertThat(session.singleOrders()).isEmpty();
        session.undisturbed();
        late.forEach(session::inject);
        assertThat(session.position()).isZero();
        assertThat(session.engine().longestUnprotectedMillis()).isZero();
    }

    @Test
    void r12AMissingExecutionIsFoundInTheBrokersCompleteAnswer() {
        session.disturb(event -> event instanceof BrokerEvent.Filled ? List.of() : List.of(event));
        enter();
        session.bar(5000);
        assertThat(session.position()).isEqualTo(2);
        session.bar(5000, 5000, 4990, 4990);
        assertThat(session.position()).isZero();
        assertThat(session.trades).hasSize(1);
    }

    @Test
    void r13ATradeWaitsForItsCommissionAndTakesTheUsualOneInTheEnd() {
        session.disturb(event -> event instanceof BrokerEvent.Charged ? List.of() : List.of(event));
        enterAndFill();
        session.bar(5000, 5000, 4990, 4990);
        assertThat(session.position()).isZero();
        session.seconds(70);
        assertThat(session.trades)
                .extracting(ClosedTrade::commission)
                .containsExactly(DisturbedSession.MES.commission().times(4));
        assertThat(session.eventsOf(TradingEvent.SystemMessage.class))
                .extracting(TradingEvent.SystemMessage::code)
                .contains("commission_missing");
    }

    @Test
    void r14OrderIdsOfAnotherSessionDiffer() {
        enterAndFill();
        OrderId first = session.bracket().entry().id();
        session.bar(5000, 5000, 4990, 4990);
        DisturbedSession later = session.restarted();
        for (int bar = 0; bar < 6; bar++) {
            later.bar(4990);
        }
        later.bar(SignalAction.BUY, 4990);
        assertThat(later.bracket().entry().id()).isNotEqualTo(first);
        assertThat(later.bracket().entry().id().session()).isEqualTo("S2");
    }

    @Test
    void r15AnOrderWithoutAnAnswerIsAskedForNotGuessed() {
        session.lose(BrokerCommand.Submit.class::isInstance);
        enter();
        session.undisturbed();
        session.seconds(3);
        assertThat(session.commands).last().isInstanceOf(BrokerCommand.RequestSnapshot.class);
        session.bar(5000);
        assertThat(session.position()).isZero();
        session.bar(SignalAction.BUY, 5000);
        assertThat(session.submittedEntries()).isEqualTo(2);
    }

    @Test
    void r16AFillOfTheTargetIsAnExit() {
        enterAndFill();
        session.bar(5000, 5015, 5000, 5012);
        assertThat(session.position()).isZero();
        assertThat(session.singleOrders()).isEmpty();
        assertThat(session.trades)
                .extracting(ClosedTrade::exitReason)
                .containsExactly(ExitReason.TAKE_PROFIT);
    }

    @Test
    void r17AndR18ProtectionIsAStopThatTurnsIntoAMarketOrderAndRestsUntilCancelled() {
        enter();
        Bracket bracket = session.bracket();
        assertThat(bracket.stop().type()).isEqualTo(OrderType.STOP);
        assertThat(bracket.stop().timeInForce()).isEqualTo(TimeInForce.GTC);
        assertThat(bracket.target().timeInForce()).isEqualTo(TimeInForce.GTC);
    }

    @Test
    void r18ARestartKeepsPositionAndProtection() {
        enterAndFill();
        DisturbedSession later = session.restarted();
        assertThat(later.position()).isEqualTo(2);
        assertThat(later.commands).containsExactly(new BrokerCommand.RequestSnapshot());
        later.bar(5000, 5015, 5000, 5012);
        assertThat(later.trades)
                .singleElement()
                .satisfies(trade -> {
                    assertThat(trade.strategy()).isEqualTo("spoken");
                    assertThat(trade.exitReason()).isEqualTo(ExitReason.TAKE_PROFIT);
                });
        assertThat(later.engine().equity()).isEqualTo(later.broker.account().equity());
    }

    @Test
    void r18APositionThatNoSessionKnowsIsAdoptedAndProtected() {
        enterAndFill();
        session.broker.cancel(session.bracket().stop().id());
        session.broker.cancel(session.bracket().target().id());
        DisturbedSession stranger = session.strangerAtTheSameBroker();
        assertThat(stranger.position()).isEqualTo(2);
        assertThat(stranger.singleOrders())
                .singleElement()
                .satisfies(stop -> {
                    assertThat(stop.role()).isEqualTo(OrderRole.STOP);
                    assertThat(stop.stopPrice()).isEqualTo(Price.of("4995.25"));
                });
        assertThat(stranger.engine().state()).isNotEqualTo(SessionState.HALTED);
    }

    @Test
    void r21DoubledEventsChangeNothing() {
        session.disturb(event -> List.of(event, event));
        enterAndFill();
        session.bar(5000, 5015, 5000, 5012);
        assertThat(session.trades).hasSize(1);
        assertThat(session.engine().equity()).isEqualTo(session.broker.account().equity());
    }

    @Test
    void r22FlattenTakesARestingEntryBack() {
        enter();
        session.operator(OperatorAction.FLATTEN);
        assertThat(session.commandsFor(session.bracket().entry()))
                .containsExactly(new BrokerCommand.Cancel(session.bracket().entry().id()));
        session.bar(5000);
        session.bar(4990);
        assertThat(session.position()).isZero();
    }

    @Test
    void r23AFillBetweenTheDecisionToCancelAndTheCancelIsClosed() {
        session.lose(BrokerCommand.Cancel.class::isInstance);
        enter();
        session.operator(OperatorAction.FLATTEN);
        session.bar(5000);
        session.bar(5000);
        session.bar(5000);
        assertThat(session.position()).isZero();
        assertThat(session.trades)
                .extracting(ClosedTrade::exitReason)
                .containsExactly(ExitReason.OPERATOR);
    }

    @Test
    void aMarketExitThatNobodyAnswersIsTakenBackAndSentAgain() {
        holdWithoutTarget();
        session.operator(OperatorAction.FLATTEN);
        Order lost = session.singleOrders().getLast();
        session.seconds(1);
        assertThat(session.commandsFor(lost)).isEmpty();
        session.seconds(2);
        assertThat(session.commandsFor(lost)).containsExactly(new BrokerCommand.Cancel(lost.id()));
        assertThat(session.singleOrders()).last().isEqualTo(lost);

        session.undisturbed();
        session.inject(unknown(lost, 2));
        Order second = session.singleOrders().getLast();
        assertThat(second.id()).isNotEqualTo(lost.id());
        assertThat(second.quantity()).isEqualTo(lost.quantity());
        session.bar(5000);
        assertThat(session.position()).isZero();
        assertThat(session.account().positions()).isEmpty();
    }

    @Test
    void anOrderOfABarThatCameLateIsNotMissedAtOnce() {
        holdWithoutTarget();
        session.seconds(2);
        session.operator(OperatorAction.FLATTEN);
        Order exit = session.singleOrders().getLast();
        session.seconds(2);
        assertThat(session.commandsFor(exit)).isEmpty();
        session.seconds(3);
        assertThat(session.commandsFor(exit)).isEmpty();
        session.seconds(4);
        assertThat(session.commandsFor(exit)).containsExactly(new BrokerCommand.Cancel(exit.id()));
    }

    @Test
    void anExitThatFilledInPartBeforeItWasTakenBackWaitsForItsExecutions() {
        holdWithoutTarget();
        session.operator(OperatorAction.FLATTEN);
        Order exit = session.singleOrders().getLast();
        session.seconds(1);
        session.seconds(2);
        session.inject(
                new BrokerEvent.OrderUpdated(
                        new OrderReport(
                                exit,
                                OrderState.CANCELLED,
                                1,
                                0,
                                session.nowMillis() + 2_000,
                                "cancelled on request")));
        session.seconds(5);
        assertThat(session.singleOrders()).last().isEqualTo(exit);
        assertThat(session.commands).last().isInstanceOf(BrokerCommand.RequestSnapshot.class);

        session.undisturbed();
        session.bar(5000);
        session.bar(5000);
        assertThat(session.position()).isZero();
        assertThat(session.account().positions()).isEmpty();
    }

    @Test
    void aTargetThatNobodyAnswersGoesBeforeTheStop() {
        session.disturb(event -> isReportOf(event, OrderRole.TARGET) ? List.of() : List.of(event));
        session.lose(BrokerCommand.RequestSnapshot.class::isInstance);
        enter();
        session.open(5000);
        session.lose(_ -> true);
        session.seconds(1);
        session.seconds(2);
        session.operator(OperatorAction.FLATTEN);
        session.seconds(4);
        Order target = session.bracket().target();
        assertThat(session.commandsFor(target))
                .last()
                .isEqualTo(new BrokerCommand.Cancel(target.id()));
        assertThat(session.commandsFor(session.bracket().stop())).isEmpty();
        session.undisturbed();
        session.inject(unknown(target, 4));
        assertThat(session.commandsFor(session.bracket().stop()))
                .containsExactly(new BrokerCommand.Cancel(session.bracket().stop().id()));
    }

    @Test
    void aStopThatNobodyAnswersIsTakenBackAndReplaced() {
        session.disturb(event -> isReportOf(event, OrderRole.STOP) ? List.of() : List.of(event));
        session.lose(BrokerCommand.RequestSnapshot.class::isInstance);
        enter();
        session.open(5000);
        Order lost = session.bracket().stop();
        session.lose(_ -> true);
        session.seconds(1);
        assertThat(session.commandsFor(lost)).isEmpty();
        session.seconds(3);
        assertThat(session.commandsFor(lost)).containsExactly(new BrokerCommand.Cancel(lost.id()));
        assertThat(session.singleOrders()).isEmpty();
        session.undisturbed();
        session.inject(unknown(lost, 3));
        assertThat(session.singleOrders())
                .singleElement()
                .satisfies(stop -> {
                    assertThat(stop.role()).isEqualTo(OrderRole.STOP);
                    assertThat(stop.stopPrice()).isEqualTo(lost.stopPrice());
                });
        assertThat(session.engine().longestUnprotectedMillis()).isLessThanOrEqualTo(3_000);
    }

    @Test
    void aSlowBrokerIsGivenLongerForEachMarketExit() {
        holdWithoutTarget();
        session.operator(OperatorAction.FLATTEN);
        List<Integer> takenBackAt = new ArrayList<>();
        for (int second = 1; second <= 16; second++) {
            session.seconds(second);
            Order exit = session.singleOrders().getLast();
            if (!session.commandsFor(exit).isEmpty()) {
                takenBackAt.add(second);
                session.inject(unknown(exit, second));
            }
        }
        assertThat(takenBackAt).containsExactly(2, 4, 7, 12);
    }

    @Test
    void aStopThatEndsKeepsTheProtectedPositionAndTakesEntriesBack() {
        enterAndFill();
        session.operator(OperatorAction.STOP);
        assertThat(session.engine().state()).isEqualTo(SessionState.IDLE);
        assertThat(session.position()).isEqualTo(2);
        assertThat(session.commandsFor(session.bracket().stop())).isEmpty();
    }

    @Test
    void aFlatteningStopEndsWhenTheBrokerConfirmedTheFlatPosition() {
        enterAndFill();
        session.operator(OperatorAction.STOP_FLATTEN);
        assertThat(session.engine().state()).isEqualTo(SessionState.DRAINING);
        session.bar(5000);
        assertThat(session.engine().state()).isEqualTo(SessionState.IDLE);
        assertThat(session.position()).isZero();
    }

    /** Everything but what takes stop and target away. */
    private boolean isAboutMarketExit(BrokerCommand command) {
        return !(command instanceof BrokerCommand.Cancel cancel)
                || session.singleOrders().stream()
                        .anyMatch(order -> order.id().equals(cancel.id()));
    }

    /** The broker answers a cancellation of what it never received. */
    private BrokerEvent unknown(Order order, int second) {
        return new BrokerEvent.OrderUpdated(
                new OrderReport(
                        order,
                        OrderState.CANCELLED,
                        0,
                        0,
                        session.nowMillis() + second * 1000L,
                        "10147: not found"));
    }

    private static BrokerEvent rejected(BrokerEvent event) {
        OrderReport report = ((BrokerEvent.OrderUpdated) event).report();
        return new BrokerEvent.OrderUpdated(
                new OrderReport(
                        report.order(),
                        OrderState.REJECTED,
                        0,
                        report.permId(),
                        report.timeMillis(),
                        "201: order rejected"));
    }

    private static BrokerEvent withoutExecutions(BrokerEvent event) {
        return event instanceof BrokerEvent.Snapshot snapshot
                ? new BrokerEvent.Snapshot(
                        snapshot.timeMillis(),
                        snapshot.account(),
                        snapshot.positions(),
                        snapshot.orders(),
                        List.of(),
                        List.of())
                : event;
    }
}
