package io.mytrader.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.Bracket;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.order.SingleOrder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every broker promises to the engine. Each implementation passes these tests. */
@Timeout(120)
public abstract class BrokerContract {
    private final BrokerRecord record = new BrokerRecord();
    private @Nullable BrokerFloor opened;
    private long lastSequence;

    /** Opens a market at 5300 with a broker that nobody is connected to. */
    protected abstract BrokerFloor open();

    @BeforeEach
    void openAndConnect() {
        opened = open();
        BrokerFloor floor = floor();
        floor.broker().connect(record);
        floor.settle();
    }

    @AfterEach
    void close() {
        floor().close();
    }

    @Test
    void connectsAndSaysSo() {
        assertThat(record.all(BrokerEvent.ConnectionChanged.class))
                .extracting(BrokerEvent.ConnectionChanged::connected)
                .containsExactly(true);
    }

    @Test
    void goesLongFromZeroAndCloses() {
        OrderId entry = market(OrderRole.ENTRY, OrderSide.BUY, 2);
        floor().trade("5300");
        assertThat(record.position()).isEqualTo(2);
        assertThat(record.state(entry)).isEqualTo(OrderState.FILLED);
        OrderId exit = market(OrderRole.EXIT, OrderSide.SELL, 2);
        floor().trade("5300");
        assertThat(record.position()).isZero();
        assertThat(record.state(exit)).isEqualTo(OrderState.FILLED);
        assertThat(snapshot().positions()).isEmpty();
    }

    @Test
    void goesShortFromZeroAtAPriceWithoutTheMultiplierAndClosesR11() {
        market(OrderRole.ENTRY, OrderSide.SELL, 1);
        floor().trade("5300");
        assertThat(snapshot().positions())
                .satisfiesExactly(position -> {
                    assertThat(position.symbol()).isEqualTo(floor().instrument().symbol());
                    assertThat(position.contracts()).isEqualTo(-1);
                    assertThat(position.averagePrice().toDouble()).isBetween(5298.0, 5302.0);
                });
        market(OrderRole.EXIT, OrderSide.BUY, 1);
        floor().trade("5300");
        assertThat(snapshot().positions()).isEmpty();
    }

    @Test
    void fillsCarryOurOrderItsRoleAndTheirOwnId() {
        Bracket bracket = enter(OrderSide.BUY, 2);
        assertThat(record.executions())
                .allSatisfy(execution -> {
                    assertThat(execution.orderId()).isEqualTo(bracket.entry().id());
                    assertThat(execution.role()).isEqualTo(OrderRole.ENTRY);
                    assertThat(execution.side()).isEqualTo(OrderSide.BUY);
                    assertThat(execution.symbol()).isEqualTo(floor().instrument().symbol());
                    assertThat(execution.price().toDouble()).isBetween(5298.0, 5302.0);
                });
        assertThat(record.executions()).extracting(Execution::id).doesNotHaveDuplicates();
    }

    @Test
    void reportsTheCommissionOfEveryFillOnce() {
        enter(OrderSide.BUY, 2);
        assertThat(record.commissions())
                .extracting(CommissionReport::executionId)
                .containsExactlyElementsOf(
                        record.executions().stream().map(Execution::id).toList());
        Money paid =
                record.commissions().stream()
                        .map(CommissionReport::commission)
                        .reduce(Money.ZERO, Money::plus);
        assertThat(paid).isEqualTo(floor().instrument().commission().times(2));
    }

    @Test
    void theExitsOfABracketWorkOnceItsEntryFilled() {
        Bracket bracket = bracket(OrderSide.BUY, 2);
        submit(bracket);
        floor().trade("5300");
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.FILLED);
        assertThat(record.state(bracket.stop().id()).isConfirmed()).isTrue();
        assertThat(record.state(bracket.target().id()).isConfirmed()).isTrue();
        assertThat(record.report(bracket.stop().id()).order().quantity()).isEqualTo(Quantity.of(2));
        assertThat(record.report(bracket.stop().id()))
                .satisfies(report -> assertThat(floor().isIdentified(report)).isTrue());
    }

    @Test
    void theTargetFillsAtItsLimitOrBetterAndTheStopIsCancelled() {
        Bracket bracket = enter(OrderSide.BUY, 2);
        floor().trade("5311");
        assertThat(record.position()).isZero();
        assertThat(record.executions(bracket.target().id()))
                .allSatisfy(execution -> {
                    assertThat(execution.role()).isEqualTo(OrderRole.TARGET);
                    assertThat(execution.price()).isGreaterThanOrEqualTo(Price.of("5310"));
                });
        assertThat(record.state(bracket.target().id())).isEqualTo(OrderState.FILLED);
        assertThat(record.state(bracket.stop().id())).isEqualTo(OrderState.CANCELLED);
        assertNothingWorks();
    }

    @Test
    void theStopFillsAtItsPriceOrWorseAndTheTargetIsCancelled() {
        Bracket bracket = enter(OrderSide.SELL, 1);
        floor().trade("5311");
        assertThat(record.position()).isZero();
        assertThat(record.executions(bracket.stop().id()))
                .allSatisfy(execution -> {
                    assertThat(execution.role()).isEqualTo(OrderRole.STOP);
                    assertThat(execution.price()).isGreaterThanOrEqualTo(Price.of("5310"));
                });
        assertThat(record.state(bracket.stop().id())).isEqualTo(OrderState.FILLED);
        assertThat(record.state(bracket.target().id())).isEqualTo(OrderState.CANCELLED);
        assertNothingWorks();
    }

    @Test
    void repricingTheTargetThroughTheMarketClosesThePosition() {
        Bracket bracket = enter(OrderSide.BUY, 2);
        floor().broker()
                .modify(new OrderChange(bracket.target().id(), Quantity.of(2), Price.of("5298")));
        floor().trade("5300");
        assertThat(record.position()).isZero();
        assertThat(record.executions(bracket.target().id())).isNotEmpty();
        assertThat(record.state(bracket.stop().id())).isEqualTo(OrderState.CANCELLED);
        assertNothingWorks();
    }

    @Test
    void movesAStopInPlace() {
        Bracket bracket = enter(OrderSide.BUY, 2);
        floor().broker()
                .modify(new OrderChange(bracket.stop().id(), Quantity.of(2), Price.of("5295.25")));
        floor().settle();
        assertThat(record.report(bracket.stop().id()).order().stopPrice())
                .isEqualTo(Price.of("5295.25"));
        assertThat(working())
                .filteredOn(report -> report.order().role() == OrderRole.STOP)
                .extracting(report -> report.order().stopPrice())
                .containsExactly(Price.of("5295.25"));
        floor().trade("5295");
        assertThat(record.executions(bracket.stop().id())).isNotEmpty();
    }

    @Test
    void aSmallerQuantityLeavesTheRestOfThePosition() {
        Bracket bracket = enter(OrderSide.BUY, 2);
        floor().broker()
                .modify(new OrderChange(bracket.target().id(), Quantity.of(1), Price.of("5310")));
        floor().settle();
        assertThat(record.report(bracket.target().id()).order().quantity())
                .isEqualTo(Quantity.of(1));
    }

    @Test
    void everyPieceOfAFillIsReportedAndTheStopNeverExceedsTheBracket() {
        assumeTrue(floor().fillInPieces(), "this broker fills whole orders");
        Bracket bracket = bracket(OrderSide.BUY, 3);
        submit(bracket);
        floor().trade("5300.25");
        floor().trade("5300");
        floor().trade("5300.25");
        assertThat(record.executions(bracket.entry().id()))
                .extracting(execution -> execution.quantity().contracts())
                .containsExactly(1, 1, 1);
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.FILLED);
        assertThat(record.reports(bracket.stop().id()))
                .allSatisfy(report ->
                        assertThat(report.order().quantity().contracts()).isBetween(1, 3));
        assertThat(record.state(bracket.stop().id()).isConfirmed()).isTrue();
    }

    @Test
    void cancellingAnUnfilledEntryEndsItsBracket() {
        Bracket bracket = limitBracket("5290");
        submit(bracket);
        floor().settle();
        floor().broker().cancel(bracket.entry().id());
        floor().settle();
        floor().trade("5285");
        assertThat(record.state(bracket.entry().id())).isEqualTo(OrderState.CANCELLED);
        assertThat(record.state(bracket.stop().id())).isEqualTo(OrderState.CANCELLED);
        assertThat(record.state(bracket.target().id())).isEqualTo(OrderState.CANCELLED);
        assertThat(record.executions()).isEmpty();
        assertNothingWorks();
    }

    @Test
    void cancellingAFilledOrderIsAnsweredByItsFill() {
        Bracket bracket = enter(OrderSide.BUY, 1);
        int before = record.reports(bracket.entry().id()).size();
        floor().broker().cancel(bracket.entry().id());
        floor().settle();
        List<OrderReport> reports = record.reports(bracket.entry().id());
        assertThat(reports).hasSizeGreaterThan(before);
        assertThat(reports.getLast().state()).isEqualTo(OrderState.FILLED);
        assertThat(reports.getLast().filled()).isEqualTo(1);
    }

    @Test
    void changingAnOrderThatEndedIsRejected() {
        Bracket bracket = enter(OrderSide.BUY, 1);
        floor().trade("5311");
        floor().broker()
                .modify(new OrderChange(bracket.target().id(), Quantity.of(1), Price.of("5320")));
        floor().settle();
        BrokerEvent.ChangeRejected rejected = record.last(BrokerEvent.ChangeRejected.class);
        assertThat(rejected.report().order().id()).isEqualTo(bracket.target().id());
        assertThat(rejected.report().state()).isEqualTo(OrderState.FILLED);
    }

    @Test
    void aChangeOffTheTickIsRejectedAndTheOrderRestsAsItWas() {
        Bracket bracket = enter(OrderSide.BUY, 1);
        floor().broker()
                .modify(new OrderChange(bracket.stop().id(), Quantity.of(1), Price.of("5291.13")));
        floor().settle();
        BrokerEvent.ChangeRejected rejected = record.last(BrokerEvent.ChangeRejected.class);
        assertThat(rejected.code()).isEqualTo(110);
        assertThat(rejected.report().order()).isEqualTo(bracket.stop());
        assertThat(rejected.report().state().isConfirmed()).isTrue();
        floor().trade("5289");
        assertThat(record.position()).isZero();
    }

    @Test
    void aRefusedEntryEndsItsBracket() {
        OrderId entry = id();
        assertRefused(
                new Bracket(
                        Order.limit(
                                entry,
                                floor().instrument().symbol(),
                                OrderRole.ENTRY,
                                OrderSide.BUY,
                                Quantity.of(1),
                                Price.of("5299.13")),
                        stop(entry.sequence(), OrderSide.BUY, 1, "5290"),
                        target(entry.sequence(), OrderSide.BUY, 1, "5310")),
                OrderRole.ENTRY);
    }

    @Test
    void aRefusedStopEndsItsBracket() {
        OrderId entry = id();
        assertRefused(
                new Bracket(
                        marketEntry(entry, OrderSide.BUY, 1),
                        stop(entry.sequence(), OrderSide.BUY, 1, "5290.13"),
                        target(entry.sequence(), OrderSide.BUY, 1, "5310")),
                OrderRole.STOP);
    }

    @Test
    void aRefusedTargetEndsItsBracket() {
        OrderId entry = id();
        assertRefused(
                new Bracket(
                        marketEntry(entry, OrderSide.BUY, 1),
                        stop(entry.sequence(), OrderSide.BUY, 1, "5290"),
                        target(entry.sequence(), OrderSide.BUY, 1, "5310.13")),
                OrderRole.TARGET);
    }

    @Test
    void aCallWhileTheLinkIsDownIsRejected() {
        Bracket open = enter(OrderSide.BUY, 1);
        floor().broker().disconnect();
        floor().settle();
        assertThat(record.last(BrokerEvent.ConnectionChanged.class).connected()).isFalse();
        Bracket bracket = bracket(OrderSide.BUY, 1);
        submit(bracket);
        floor().broker()
                .modify(new OrderChange(open.stop().id(), Quantity.of(1), Price.of("5295")));
        floor().settle();
        for (Order leg : List.of(bracket.entry(), bracket.stop(), bracket.target())) {
            assertThat(record.state(leg.id()).isFinal()).isTrue();
        }
        assertThat(record.report(bracket.entry().id()).state()).isEqualTo(OrderState.REJECTED);
        BrokerEvent.ChangeRejected rejected = record.last(BrokerEvent.ChangeRejected.class);
        assertThat(rejected.report().order()).isEqualTo(open.stop());
    }

    @Test
    void aReconnectionShowsWhatHappenedMeanwhile() {
        Bracket bracket = enter(OrderSide.BUY, 2);
        floor().broker().disconnect();
        floor().settle();
        floor().trade("5311");
        assertThat(record.position()).isEqualTo(2);
        floor().broker().connect(record);
        floor().settle();
        BrokerEvent.Snapshot snapshot = snapshot();
        assertThat(snapshot.positions()).isEmpty();
        assertThat(
                        snapshot.executions().stream()
                                .filter(execution ->
                                        execution.orderId().equals(bracket.target().id()))
                                .mapToInt(Execution::signedContracts)
                                .sum())
                .isEqualTo(-2);
        assertThat(snapshot.orders())
                .filteredOn(report -> report.order().id().equals(bracket.target().id()))
                .extracting(OrderReport::state)
                .containsExactly(OrderState.FILLED);
        assertThat(snapshot.orders())
                .filteredOn(report -> report.order().id().equals(bracket.stop().id()))
                .extracting(OrderReport::state)
                .containsExactly(OrderState.CANCELLED);
    }

    @Test
    void restingOrdersOutliveTheLink() {
        Bracket bracket = enter(OrderSide.BUY, 1);
        floor().broker().disconnect();
        floor().settle();
        floor().broker().connect(record);
        floor().settle();
        assertThat(snapshot().orders())
                .filteredOn(report -> report.state().isLive())
                .extracting(report -> report.order().id())
                .containsExactlyInAnyOrder(bracket.stop().id(), bracket.target().id());
        floor().broker()
                .modify(new OrderChange(bracket.stop().id(), Quantity.of(1), Price.of("5295")));
        floor().settle();
        assertThat(record.report(bracket.stop().id()).order().stopPrice())
                .isEqualTo(Price.of("5295"));
    }

    @Test
    void aSnapshotHoldsPositionsOrdersExecutionsAndTheAccount() {
        Bracket bracket = enter(OrderSide.BUY, 2);
        BrokerEvent.Snapshot snapshot = snapshot();
        assertThat(snapshot.positions())
                .satisfiesExactly(position -> assertThat(position.contracts()).isEqualTo(2));
        assertThat(snapshot.orders())
                .extracting(report -> report.order().id())
                .containsExactlyInAnyOrder(
                        bracket.entry().id(), bracket.stop().id(), bracket.target().id());
        assertThat(snapshot.orders())
                .filteredOn(report -> report.state().isLive())
                .extracting(OrderReport::order)
                .containsExactlyInAnyOrder(bracket.stop(), bracket.target());
        assertThat(snapshot.executions()).containsExactlyElementsOf(record.executions());
        assertThat(snapshot.commissions()).containsExactlyElementsOf(record.commissions());
        assertThat(snapshot.account().currency()).isEqualTo(floor().instrument().currency());
        assertThat(snapshot.account().equity().isPositive()).isTrue();
    }

    @Test
    void anUnknownOrderIsAnsweredByASnapshotWithoutIt() {
        floor().broker().cancel(new OrderId("elsewhere", 1));
        floor().settle();
        assertThat(record.all(BrokerEvent.Snapshot.class)).hasSize(1);
        floor().broker()
                .modify(
                        new OrderChange(
                                new OrderId("elsewhere", 2), Quantity.of(1), Price.of("5295")));
        floor().settle();
        assertThat(record.all(BrokerEvent.Snapshot.class)).hasSize(2);
        assertThat(record.last(BrokerEvent.Snapshot.class).orders()).isEmpty();
    }

    private void assertRefused(Bracket bracket, OrderRole refused) {
        submit(bracket);
        floor().settle();
        floor().trade("5285");
        for (Order leg : List.of(bracket.entry(), bracket.stop(), bracket.target())) {
            assertThat(record.state(leg.id()).isFinal()).as("%s ended", leg).isTrue();
            if (leg.role() == refused) {
                assertThat(record.state(leg.id())).isEqualTo(OrderState.REJECTED);
                assertThat(record.reports(leg.id()).getLast().text()).startsWith("110");
            }
        }
        assertThat(record.executions()).isEmpty();
        assertNothingWorks();
    }

    private void assertNothingWorks() {
        assertThat(working()).isEmpty();
    }

    private List<OrderReport> working() {
        return snapshot().orders().stream().filter(report -> report.state().isLive()).toList();
    }

    private BrokerEvent.Snapshot snapshot() {
        floor().broker().requestSnapshot();
        floor().settle();
        return record.last(BrokerEvent.Snapshot.class);
    }

    /** A bracket whose market entry has filled near 5300, with exits ten points away. */
    private Bracket enter(OrderSide side, int contracts) {
        Bracket bracket = bracket(side, contracts);
        submit(bracket);
        floor().trade("5300");
        assertThat(record.position()).isEqualTo(side.sign() * contracts);
        return bracket;
    }

    private Bracket bracket(OrderSide side, int contracts) {
        OrderId entry = id();
        boolean buys = side == OrderSide.BUY;
        return new Bracket(
                marketEntry(entry, side, contracts),
                stop(entry.sequence(), side, contracts, buys ? "5290" : "5310"),
                target(entry.sequence(), side, contracts, buys ? "5310" : "5290"));
    }

    private Bracket limitBracket(String price) {
        OrderId entry = id();
        return new Bracket(
                Order.limit(
                        entry,
                        floor().instrument().symbol(),
                        OrderRole.ENTRY,
                        OrderSide.BUY,
                        Quantity.of(1),
                        Price.of(price)),
                stop(entry.sequence(), OrderSide.BUY, 1, "5280"),
                target(entry.sequence(), OrderSide.BUY, 1, "5310"));
    }

    private Order marketEntry(OrderId id, OrderSide side, int contracts) {
        return Order.market(
                id, floor().instrument().symbol(), OrderRole.ENTRY, side, Quantity.of(contracts));
    }

    private Order stop(long entry, OrderSide entrySide, int contracts, String price) {
        return Order.stop(
                        id(),
                        floor().instrument().symbol(),
                        OrderRole.STOP,
                        entrySide.opposite(),
                        Quantity.of(contracts),
                        Price.of(price))
                .childOf(new OrderId("contract", entry));
    }

    private Order target(long entry, OrderSide entrySide, int contracts, String price) {
        return Order.limit(
                        id(),
                        floor().instrument().symbol(),
                        OrderRole.TARGET,
                        entrySide.opposite(),
                        Quantity.of(contracts),
                        Price.of(price))
                .childOf(new OrderId("contract", entry));
    }

    private OrderId market(OrderRole role, OrderSide side, int contracts) {
        OrderId id = id();
        Order order =
                Order.market(id, floor().instrument().symbol(), role, side, Quantity.of(contracts));
        floor().broker().submit(ApprovedOrder.approvedByRiskGate(new SingleOrder(order)));
        return id;
    }

    private void submit(Bracket bracket) {
        floor().broker().submit(ApprovedOrder.approvedByRiskGate(bracket));
    }

    private BrokerFloor floor() {
        return Objects.requireNonNull(opened);
    }

    private OrderId id() {
        return new OrderId("contract", ++lastSequence);
    }
}
