package io.mytrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.event.TradingEvent;
import io.mytrader.event.TradingEvent.OrderUpdate;
import io.mytrader.event.TradingEvent.PositionChanged;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderState;
import io.mytrader.signal.SignalAction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who listens to a session hears of a position and of orders that were there before it. */
class PositionOverRestartTest {
    private final DisturbedSession session = DisturbedSession.usual();

    @Test
    void aSessionTellsThePositionAndTheOrdersThatAnotherLeft() {
        enter();
        Price average = session.engine().holding("MES").averagePrice();
        Money risk = session.engine().initialRisk("MES");
        DisturbedSession later = session.restarted();
        assertThat(told(later))
                .first()
                .isEqualTo(
                        new PositionChanged(
                                later.broker.account().timeMillis(),
                                "MES",
                                2,
                                average,
                                session.engine().unrealizedAt("MES", null)));
        assertThat(told(later)).hasSize(3);
        assertThat(later.eventsOf(OrderUpdate.class))
                .extracting(OrderUpdate::report)
                .containsExactlyInAnyOrderElementsOf(resting(later))
                .extracting(report -> report.order().role())
                .containsExactlyInAnyOrder(OrderRole.STOP, OrderRole.TARGET);
        assertThat(later.engine().initialRisk("MES")).isEqualTo(risk).isEqualTo(Money.ofUnits(50));
        assertThat(later.engine().holding("MES").averagePrice()).isEqualTo(average);
        assertThat(later.commands).containsExactly(new BrokerCommand.RequestSnapshot());
    }

    @Test
    void theSameInputsTellTheSame() {
        enter();
        List<TradingEvent> once = session.restarted().events;
        assertThat(session.restarted().events).isEqualTo(once).hasSizeGreaterThan(3);
    }

    @Test
    void anEntryThatAnotherSessionSentIsToldWithoutAPosition() {
        session.bar(SignalAction.BUY, 5000);
        DisturbedSession later = session.restarted();
        assertThat(later.eventsOf(PositionChanged.class)).isEmpty();
        assertThat(later.eventsOf(OrderUpdate.class))
                .extracting(update -> update.report().order().role())
                .contains(OrderRole.ENTRY);
    }

    @Test
    void whereNothingWasLeftNothingIsTold() {
        assertThat(told(session)).isEmpty();
        session.bar(5000);
        assertThat(told(session.restarted())).isEmpty();
    }

    @Test
    void aPositionThatWasClosedIsNotTold() {
        enter();
        session.operator(OperatorAction.FLATTEN);
        session.bar(5000);
        assertThat(session.position()).isZero();
        assertThat(told(session.restarted())).isEmpty();
    }

    @Test
    void aLinkThatComesBackTellsNothingTwice() {
        enter();
        DisturbedSession later = session.restarted();
        List<TradingEvent> before = told(later);
        later.reconnect();
        assertThat(told(later)).isEqualTo(before);
    }

    @Test
    void aPositionIsToldWithoutItsCommissionsAndAFlatOneWithoutAResult() {
        enter();
        assertThat(session.eventsOf(PositionChanged.class))
                .extracting(PositionChanged::unrealizedPnl)
                .containsExactly(Money.ZERO);
        session.operator(OperatorAction.FLATTEN);
        session.bar(4998);
        assertThat(session.eventsOf(PositionChanged.class).getLast())
                .extracting(PositionChanged::contracts, PositionChanged::unrealizedPnl)
                .containsExactly(0, Money.ZERO);
        assertThat(session.trades).first().extracting("netPnl").isNotEqualTo(Money.ZERO);
    }

    private void enter() {
        session.bar(SignalAction.BUY, 5000);
        session.bar(5000);
        assertThat(session.position()).isEqualTo(2);
    }

    private static List<OrderReport> resting(DisturbedSession session) {
        return session.account().orders().stream()
                .filter(report -> report.state() == OrderState.WORKING)
                .toList();
    }

    private static List<TradingEvent> told(DisturbedSession session) {
        return session.events.stream()
                .filter(event -> event instanceof PositionChanged || event instanceof OrderUpdate)
                .toList();
    }
}
