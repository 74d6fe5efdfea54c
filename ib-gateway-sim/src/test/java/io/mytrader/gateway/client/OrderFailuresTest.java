package io.mytrader.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.broker.BrokerRecord;
import io.mytrader.gateway.fault.Fault;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.MessageFault;
import io.mytrader.gateway.fault.MessageFault.Treatment;
import io.mytrader.gateway.fault.OrderFault;
import io.mytrader.gateway.fault.OrderFault.Role;
import io.mytrader.gateway.fault.OrderFault.Trouble;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.Bracket;
import io.mytrader.order.Execution;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.order.SingleOrder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong with orders and positions in the field, through the socket. */
@Timeout(120)
class OrderFailuresTest {
    private static final int PLACE_ORDER = 3;
    private static final int CANCEL_ORDER = 4;

    private final BrokerRecord record = new BrokerRecord();
    private @Nullable SteppedGateway opened;
    private @Nullable Orders sending;

    private SteppedGateway open(Fault... faults) {
        SteppedGateway gateway =
                SteppedGateway.gateway().faults(new FaultScript(List.of(faults))).open();
        opened = gateway;
        sending = new Orders(gateway.broker(), "s1");
        gateway.broker().connect(record);
        gateway.settle();
        assertThat(record.last(BrokerEvent.ConnectionChanged.class).connected()).isTrue();
        return gateway;
    }

    private Orders orders() {
        return Objects.requireNonNull(sending);
    }

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private static OrderFault fault(Role role, Trouble trouble) {
        return new OrderFault(role, 1, 1, trouble);
    }

    private static MessageFault every(String message, Treatment treatment) {
        return new MessageFault(message, 1, 1000, treatment);
    }

    @Test
    void r1AnOrderOffTheTickNeverLeavesForTheGateway() {
        SteppedGateway gateway = open();
        int before = gateway.sent(PLACE_ORDER).size();
        orders().buyAt(1, "5290.13");
        gateway.settle();
        assertThat(gateway.sent(PLACE_ORDER)).hasSize(before);
    }

    @Test
    void r2ARefusedChildFailsAtOnceAndItsBracketIsTakenBack() {
        SteppedGateway gateway =
                open(fault(Role.STOP, new Trouble.Rejected(201, "Order rejected - reason:No")));
        Bracket bracket = orders().buyAt(1, "5290");
        gateway.pass(Duration.ofSeconds(2));
        OrderReport refused = record.report(bracket.stop().id());
        assertThat(refused.state()).isEqualTo(OrderState.REJECTED);
        assertThat(refused.text()).isEqualTo("201: Order rejected - reason:No");
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.CANCELLED);
        assertThat(record.state(bracket.target().id())).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void r2ALegThatVanishesIsFoundOutAndItsBracketIsTakenBack() {
        SteppedGateway gateway = open(fault(Role.STOP, new Trouble.Swallowed()));
        Bracket bracket = orders().buyAt(1, "5290");
        gateway.pass(Duration.ofSeconds(20));
        gateway.broker().requestSnapshot();
        gateway.settle();
        assertThat(record.last(BrokerEvent.Snapshot.class).orders())
                .filteredOn(report -> report.order().id().equals(bracket.stop().id()))
                .extracting(OrderReport::state)
                .containsExactly(OrderState.REJECTED);
        assertThat(record.executions()).isEmpty();
    }

    @Test
    void r3ChildrenThatAreConfirmedLateAreNeverCancelled() {
        SteppedGateway gateway =
                open(fault(Role.STOP, new Trouble.AcceptedLate(Duration.ofSeconds(3))));
        Bracket bracket = orders().buy(1);
        gateway.pass(Duration.ofSeconds(1));
        assertThat(record.position()).isEqualTo(1);
        assertThat(record.reports(bracket.stop().id())).isEmpty();
        gateway.pass(Duration.ofSeconds(4));
        assertThat(record.state(bracket.stop().id()).isConfirmed()).isTrue();
        assertThat(gateway.sent(CANCEL_ORDER)).isEmpty();
    }

    @Test
    void r4ARefusedEntryIsNotSentAgain() {
        SteppedGateway gateway =
                open(fault(Role.ENTRY, new Trouble.Rejected(201, "Order rejected - reason:No")));
        Bracket bracket = orders().buy(1);
        gateway.pass(Duration.ofMinutes(2));
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.REJECTED);
        assertThat(
                        gateway.sent(PLACE_ORDER).stream()
                                .filter(text -> text.contains("|0|" + bracket.entry().id() + "|")))
                .hasSize(1);
        assertThat(record.executions()).isEmpty();
    }

    @Test
    void r5AnExitByItsTargetLeavesNothingWorking() {
        SteppedGateway gateway = open();
        Bracket bracket = orders().buy(2);
        gateway.settle();
        orders().move(bracket.target(), "5298");
        gateway.settle();
        assertThat(record.position()).isZero();
        assertThat(gateway.status().orders()).isEmpty();
    }

    @Test
    void r8APositionMissingFromTheAnswerIsZero() {
        SteppedGateway gateway = open();
        orders().buy(1);
        gateway.settle();
        gateway.broker().requestSnapshot();
        gateway.settle();
        assertThat(record.snapshotPosition()).isEqualTo(1);
        gateway.trade("5311");
        gateway.broker().requestSnapshot();
        gateway.settle();
        assertThat(record.last(BrokerEvent.Snapshot.class).positions()).isEmpty();
    }

    @Test
    void r11TheAverageCostOfTheGatewayIsAPriceWithoutTheMultiplier() {
        SteppedGateway gateway = open();
        orders().buy(2);
        gateway.settle();
        gateway.broker().requestSnapshot();
        gateway.settle();
        assertThat(record.last(BrokerEvent.Snapshot.class).positions())
                .singleElement()
                .satisfies(position ->
                        // The gateway's cost carries a commission of 0.57 over a multiplier of 5.
                        assertThat(position.averagePrice().toDouble()).isBetween(5300.25, 5300.37));
    }

    @Test
    void r12AFillIsBookedWhenEveryStatusIsLost() {
        SteppedGateway gateway = open(every("OrderStatus", new Treatment.Dropped()));
        Bracket bracket = orders().buy(2);
        gateway.settle();
        assertThat(record.position()).isEqualTo(2);
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.FILLED);
    }

    @Test
    void r13ACommissionThatComesLaterIsJoinedByItsExecution() {
        SteppedGateway gateway =
                open(every("CommissionReport", new Treatment.Delayed(Duration.ofSeconds(5))));
        orders().buy(1);
        gateway.settle();
        assertThat(record.commissions()).isEmpty();
        gateway.pass(Duration.ofSeconds(5));
        assertThat(record.commissions())
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.executionId()).isEqualTo(record.executions().getFirst().id());
                    assertThat(report.commission()).isEqualTo(Money.of("0.57"));
                });
    }

    @Test
    void r13ACommissionThatNeverComesIsUnknownAndNotZero() {
        SteppedGateway gateway = open(fault(Role.ENTRY, new Trouble.CommissionMissing()));
        orders().buy(1);
        gateway.pass(Duration.ofMinutes(2));
        assertThat(record.executions()).hasSize(1);
        assertThat(record.commissions()).isEmpty();
        gateway.broker().requestSnapshot();
        gateway.settle();
        assertThat(record.last(BrokerEvent.Snapshot.class).commissions()).isEmpty();
    }

    @Test
    void r14R16ANewSessionKnowsOrdersAndFillsOfTheOneBeforeByTheirReference() {
        SteppedGateway gateway = open();
        Bracket bracket = orders().buy(1);
        gateway.settle();
        gateway.startAgain();
        BrokerRecord second = new BrokerRecord();
        gateway.broker().connect(second);
        gateway.settle();
        gateway.broker().requestSnapshot();
        gateway.settle();
        BrokerEvent.Snapshot snapshot = second.last(BrokerEvent.Snapshot.class);
        assertThat(snapshot.orders())
                .filteredOn(report -> report.state().isLive())
                .extracting(OrderReport::order)
                .containsExactlyInAnyOrder(bracket.stop(), bracket.target());
        assertThat(snapshot.executions())
                .extracting(Execution::orderId, Execution::role)
                .containsExactly(tuple(bracket.entry().id(), OrderRole.ENTRY));
        assertThat(snapshot.orders())
                .filteredOn(report -> !report.state().isLive())
                .extracting(report -> report.order().id(), OrderReport::state)
                .containsExactly(tuple(bracket.entry().id(), OrderState.FILLED));
        gateway.broker()
                .modify(new OrderChange(bracket.stop().id(), Quantity.of(1), Price.of("5295")));
        gateway.settle();
        assertThat(second.report(bracket.stop().id()).order().stopPrice())
                .isEqualTo(Price.of("5295"));
        gateway.trade("5311");
        assertThat(second.executions())
                .extracting(Execution::role)
                .containsExactly(OrderRole.TARGET);
    }

    @Test
    void r15ACancellationIsPendingUntilItIsConfirmed() {
        SteppedGateway gateway = open();
        Bracket bracket = orders().buyAt(1, "5290");
        gateway.settle();
        gateway.broker().cancel(bracket.entry().id());
        gateway.settle();
        assertThat(record.reports(bracket.entry().id()))
                .extracting(OrderReport::state)
                .containsSubsequence(OrderState.PENDING_CANCEL, OrderState.CANCELLED);
    }

    @Test
    void r15AnOrderThatTheExchangeCancelsEnds() {
        SteppedGateway gateway =
                open(fault(Role.STOP, new Trouble.CancelledByBroker(Duration.ofSeconds(10))));
        Bracket bracket = orders().buy(1);
        gateway.pass(Duration.ofSeconds(12));
        assertThat(record.state(bracket.stop().id())).isEqualTo(OrderState.CANCELLED);
        assertThat(record.position()).isEqualTo(1);
    }

    @Test
    void r17ProtectionIsAStopMarketOrder() {
        SteppedGateway gateway = open();
        orders().buy(1);
        gateway.settle();
        assertThat(gateway.sent(PLACE_ORDER))
                .filteredOn(text -> text.contains("|STP|"))
                .hasSize(1)
                .allSatisfy(text -> assertThat(text).contains("|STP||5290|GTC|"));
    }

    @Test
    void r18ProtectionOutlivesTheEndOfTheSession() {
        SteppedGateway gateway = open();
        Bracket bracket = orders().buy(1);
        gateway.settle();
        gateway.pass(Duration.ofHours(8), Duration.ofSeconds(20));
        gateway.broker().requestSnapshot();
        gateway.settle();
        assertThat(record.last(BrokerEvent.Snapshot.class).orders())
                .filteredOn(report -> report.state().isLive())
                .extracting(OrderReport::order)
                .containsExactlyInAnyOrder(bracket.stop(), bracket.target());
        assertThat(record.snapshotPosition()).isEqualTo(1);
    }

    @Test
    void r18AnEntryOfTheDayExpiresWithItsSession() {
        SteppedGateway gateway = open();
        Bracket bracket = orders().buyAt(1, "5200");
        gateway.settle();
        gateway.pass(Duration.ofHours(7), Duration.ofSeconds(20));
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.CANCELLED);
        assertThat(record.state(bracket.stop().id())).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void r19AStopMovesUnderItsOwnNumber() {
        SteppedGateway gateway = open();
        Bracket bracket = orders().buy(1);
        gateway.settle();
        orders().move(bracket.stop(), "5292");
        gateway.settle();
        orders().move(bracket.stop(), "5294");
        gateway.settle();
        assertThat(gateway.status().orders())
                .filteredOn(order -> order.orderRef().equals(bracket.stop().id().toString()))
                .hasSize(1);
        assertThat(record.report(bracket.stop().id()).order().stopPrice())
                .isEqualTo(Price.of("5294"));
        assertThat(gateway.sent(CANCEL_ORDER)).isEmpty();
    }

    @Test
    void r20AnEntryCancelledAfterAPartialFillLeavesAStopOfThatSize() {
        SteppedGateway gateway =
                open(
                        fault(Role.ENTRY, new Trouble.PartialFills(1)),
                        fault(Role.ENTRY, new Trouble.CancelledByBroker(Duration.ofSeconds(1))));
        Bracket bracket = orders().buy(3);
        gateway.pass(Duration.ofSeconds(4));
        assertThat(record.position()).isEqualTo(1);
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.CANCELLED);
        assertThat(record.report(bracket.stop().id()).order().quantity()).isEqualTo(Quantity.of(1));
        assertThat(record.state(bracket.stop().id()).isLive()).isTrue();
    }

    @Test
    void r21WhatArrivesTwiceCountsOnce() {
        SteppedGateway gateway =
                open(
                        every("ExecutionDetails", new Treatment.Duplicated()),
                        every("CommissionReport", new Treatment.Duplicated()),
                        every("OrderStatus", new Treatment.Duplicated()),
                        every("OpenOrder", new Treatment.Duplicated()));
        Bracket bracket = orders().buy(2);
        gateway.settle();
        gateway.trade("5311");
        assertThat(record.executions()).extracting(Execution::id).doesNotHaveDuplicates();
        assertThat(record.position()).isZero();
        assertThat(record.commissions()).hasSameSizeAs(record.executions());
        assertThat(record.state(bracket.target().id())).isEqualTo(OrderState.FILLED);
    }

    @Test
    void r21WhatArrivesLateGivesTheSameState() {
        SteppedGateway gateway =
                open(every("ExecutionDetails", new Treatment.Delayed(Duration.ofSeconds(2))));
        Bracket bracket = orders().buy(2);
        gateway.pass(Duration.ofSeconds(1));
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.FILLED);
        assertThat(record.executions()).isEmpty();
        gateway.settle();
        assertThat(record.position()).isEqualTo(2);
        assertThat(record.commissions()).hasSize(1);
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.FILLED);
    }

    @Test
    void r21ACorrectionOfAnExecutionIsNoSecondFill() {
        SteppedGateway gateway = open(fault(Role.ENTRY, new Trouble.Corrected(2)));
        orders().buy(1);
        gateway.pass(Duration.ofSeconds(30));
        assertThat(record.position()).isEqualTo(1);
        Execution told = record.executions().getFirst();
        gateway.broker().requestSnapshot();
        gateway.settle();
        assertThat(record.last(BrokerEvent.Snapshot.class).executions())
                .singleElement()
                .satisfies(execution -> {
                    assertThat(execution.id()).isEqualTo(told.id());
                    assertThat(execution.price()).isEqualTo(told.price().plus(Price.of("0.50")));
                });
        assertThat(record.commissions()).hasSize(1);
        assertThat(gateway.notices())
                .anySatisfy(notice -> assertThat(notice.text()).contains("corrected"));
    }

    @Test
    void r22AnEntryCountsAsCancelledOnlyWhenTheBrokerConfirmsIt() {
        SteppedGateway gateway =
                open(every("OrderStatus", new Treatment.Delayed(Duration.ofSeconds(3))));
        Bracket bracket = orders().buyAt(1, "5290");
        gateway.pass(Duration.ofSeconds(5));
        gateway.broker().cancel(bracket.entry().id());
        gateway.arrive();
        assertThat(record.state(bracket.entry().id()).isLive()).isTrue();
        gateway.pass(Duration.ofSeconds(5));
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void r23AFillBeforeTheCancellationWins() {
        SteppedGateway gateway = open(fault(Role.ENTRY, new Trouble.FilledBeforeCancel()));
        Bracket bracket = orders().buyAt(1, "5290");
        gateway.settle();
        gateway.broker().cancel(bracket.entry().id());
        gateway.settle();
        assertThat(record.position()).isEqualTo(1);
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.FILLED);
        assertThat(record.state(bracket.stop().id()).isConfirmed()).isTrue();
    }

    @Test
    void r34AnAdviceAboutAnOrderLeavesItAlone() {
        SteppedGateway gateway = open();
        // After the close: the gateway answers 399 and keeps the order for the next session.
        gateway.pass(Duration.ofHours(6).plusMinutes(10), Duration.ofSeconds(20));
        OrderId entry = orders().id();
        gateway.broker()
                .submit(
                        ApprovedOrder.approvedByRiskGate(
                                new SingleOrder(
                                        Order.limit(
                                                entry,
                                                "MES",
                                                OrderRole.ENTRY,
                                                OrderSide.BUY,
                                                Quantity.of(1),
                                                Price.of("5200")))));
        gateway.settle();
        assertThat(record.state(entry)).isEqualTo(OrderState.ACKNOWLEDGED);
        assertThat(gateway.notices())
                .anySatisfy(notice -> assertThat(notice.code()).isEqualTo(399));
    }
}
