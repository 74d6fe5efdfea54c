package io.mytrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.market.Quantity;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.signal.SignalAction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The book has two contracts long with stop and target, and the broker has a short position. */
class PositionOnTheOtherSideTest {
    private final DisturbedSession session = DisturbedSession.usual();

    private void found(int contracts) {
        enter();
        session.disturb(event -> List.of(Told.holding(event, contracts)));
        session.reconnect();
        assertThat(session.position()).isEqualTo(contracts);
    }

    private void enter() {
        session.bar(SignalAction.BUY, 5000);
        session.bar(5000);
        assertThat(session.position()).isEqualTo(2);
    }

    private Order newStop() {
        return session.singleOrders().getLast();
    }

    private long cancellationsOf(OrderId id) {
        return session.commands.stream().filter(new BrokerCommand.Cancel(id)::equals).count();
    }

    private void assertProtectedFor(int contracts) {
        assertThat(newStop().role()).isEqualTo(OrderRole.STOP);
        assertThat(newStop().side()).isEqualTo(OrderSide.BUY);
        assertThat(newStop().quantity()).isEqualTo(Quantity.of(contracts));
    }

    private void assertOldOrdersCancelled() {
        assertThat(cancellationsOf(session.bracket().stop().id())).isOne();
        assertThat(cancellationsOf(session.bracket().target().id())).isOne();
    }

    @Test
    void r53ItIsProtectedOnItsOwnSide() {
        found(-2);
        assertProtectedFor(2);
        assertThat(session.engine().state()).isEqualTo(SessionState.HALTED);
        assertThat(session.trades).extracting(ClosedTrade::side).containsExactly(OrderSide.BUY);
    }

    @Test
    void r5OrdersThatWouldAddToItAreCancelled() {
        found(-2);
        assertOldOrdersCancelled();
    }

    @Test
    void r6ASmallerOneIsProtectedForItsOwnSize() {
        found(-1);
        assertProtectedFor(1);
        assertOldOrdersCancelled();
    }

    @Test
    void itIsProtectedAlsoWhenTheLinkWasNeverDown() {
        enter();
        BrokerEvent contradiction = Told.holding(session.account(), -1);
        session.lose(BrokerCommand.RequestSnapshot.class::isInstance);
        session.inject(contradiction);
        session.inject(contradiction);
        assertThat(session.position()).isEqualTo(-1);
        assertProtectedFor(1);
        assertOldOrdersCancelled();
    }

    @Test
    void r5ACancellationThatGotLostIsRepeated() {
        enter();
        session.disturb(event -> List.of(Told.holding(event, -2)));
        session.lose(BrokerCommand.Cancel.class::isInstance);
        session.reconnect();
        session.lose(_ -> false);
        session.seconds(3);
        assertThat(cancellationsOf(session.bracket().stop().id())).isEqualTo(2);
        assertThat(session.account().orders())
                .filteredOn(report -> report.state().isLive())
                .extracting(report -> report.order().side())
                .containsOnly(OrderSide.BUY);
    }

    @Test
    void r21AnOldStopThatStillFillsAddsToItAndIsProtectedToo() {
        found(-2);
        session.inject(Told.fill(session.bracket().stop(), "late", 2, "4995"));
        assertThat(session.position()).isEqualTo(-4);
        assertThat(session.commandsFor(newStop()).getLast())
                .isInstanceOfSatisfying(
                        BrokerCommand.Modify.class,
                        modify -> assertThat(modify.change().quantity()).isEqualTo(Quantity.of(4)));
    }

    @Test
    void anExitOfItBuys() {
        found(-2);
        session.operator(OperatorAction.FLATTEN);
        session.seconds(1);
        assertThat(newStop().role()).isEqualTo(OrderRole.EXIT);
        assertThat(newStop().side()).isEqualTo(OrderSide.BUY);
    }
}
