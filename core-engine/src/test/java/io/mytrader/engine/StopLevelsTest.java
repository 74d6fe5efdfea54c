package io.mytrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.Position;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.exit.AtrMultipliers;
import io.mytrader.exit.StopMethod;
import io.mytrader.exit.StopSettings;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.Bracket;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderState;
import io.mytrader.signal.SignalAction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stop and target move with the entry's price once, then the stop trails and only tightens. */
class StopLevelsTest {
    private DisturbedSession session = DisturbedSession.usual();

    private static DisturbedSession trailing() {
        return new DisturbedSession(settings ->
                settings.with(
                        new StopSettings(
                                StopMethod.TICKS,
                                20,
                                400,
                                new AtrMultipliers(1.5, 2, 2.5),
                                2,
                                4,
                                true,
                                1,
                                1)));
    }

    @Test
    void r19TrailingMovesTheSameStopAndOnlyTightens() {
        session = trailing();
        for (int bar = 0; bar < 20; bar++) {
            session.bar(5000, 5001, 4999, 5000);
        }
        session.bar(SignalAction.BUY, 5000);
        for (double close : new double[] {5001, 5006, 5004, 5008}) {
            session.bar(close - 0.5, close + 0.5, close - 1, close);
        }
        List<Price> levels =
                session.commandsFor(session.bracket().stop()).stream()
                        .map(command -> ((BrokerCommand.Modify) command).change().price())
                        .toList();
        assertThat(levels).hasSizeGreaterThan(1).isSorted();
        assertThat(session.singleOrders()).isEmpty();
    }

    private Bracket partlyFilledAndTrailing(boolean endToldAtOnce) {
        session = trailing();
        for (int bar = 0; bar < 20; bar++) {
            session.bar(5000, 5001, 4999, 5000);
        }
        session.lose(_ -> true);
        session.disturb(_ -> List.of());
        session.bar(SignalAction.BUY, 5000);
        Bracket bracket = session.bracket();
        session.inject(Told.state(bracket.stop(), OrderState.WORKING, 0));
        session.inject(Told.state(bracket.target(), OrderState.WORKING, 0));
        session.inject(Told.fill(bracket.entry(), "part", 1, "5001"));
        if (endToldAtOnce) {
            session.inject(Told.state(bracket.entry(), OrderState.CANCELLED, 1));
        } else {
            reconnectWithEndedEntry(bracket);
        }
        for (double close : new double[] {5006, 5010, 5014}) {
            session.bar(close - 0.5, close + 0.5, close - 1, close);
        }
        return bracket;
    }

    /** The link was down when the rest of the entry was cancelled; one contract is held. */
    private void reconnectWithEndedEntry(Bracket bracket) {
        session.inject(new BrokerEvent.ConnectionChanged(session.nowMillis(), false, "lost"));
        session.inject(new BrokerEvent.ConnectionChanged(session.nowMillis(), true, "ready"));
        session.inject(
                new BrokerEvent.Snapshot(
                        session.nowMillis(),
                        session.account().account(),
                        List.of(new Position("MES", 1, Price.of("5001"))),
                        List.of(
                                resting(bracket.stop()),
                                resting(bracket.target()),
                                new OrderReport(
                                        bracket.entry(),
                                        OrderState.CANCELLED,
                                        1,
                                        1,
                                        session.nowMillis(),
                                        null)),
                        List.of(),
                        List.of()));
    }

    private OrderReport resting(Order order) {
        return new OrderReport(order, OrderState.WORKING, 0, 1, session.nowMillis(), null);
    }

    private List<Price> stopPrices(Bracket bracket) {
        return session.commandsFor(bracket.stop()).stream()
                .map(command -> ((BrokerCommand.Modify) command).change().price())
                .toList();
    }

    @Test
    void r19AnEntryWhoseEndIsToldTwiceDoesNotLoosenATrailedStop() {
        Bracket bracket = partlyFilledAndTrailing(true);
        List<Price> levels = stopPrices(bracket);
        assertThat(levels).hasSizeGreaterThan(2).isSorted();
        session.inject(Told.state(bracket.entry(), OrderState.CANCELLED, 1));
        assertThat(stopPrices(bracket)).isEqualTo(levels);
    }

    @Test
    void r20AnEntryWhoseRestEndedWhileTheLinkWasDownTrailsForWhatFilled() {
        Bracket bracket = partlyFilledAndTrailing(false);
        assertThat(stopPrices(bracket)).hasSizeGreaterThan(2).isSorted().contains(Price.of("4996"));
    }

    @Test
    void r12AnEntryFilledWhileTheLinkWasDownGetsItsLevelsShifted() {
        session.bar(SignalAction.BUY, 5000);
        session.broker.disconnect();
        session.drain();
        session.bar(5003);
        session.reconnect();
        assertThat(session.position()).isEqualTo(2);
        Price filledAt = session.account().positions().getFirst().averagePrice();
        Price distance = filledAt.minus(Price.of("5000"));
        Bracket bracket = session.bracket();
        assertThat(session.commandsFor(bracket.stop()))
                .containsExactly(
                        new BrokerCommand.Modify(
                                new OrderChange(
                                        bracket.stop().id(),
                                        Quantity.of(2),
                                        Price.of("4995").plus(distance))));
        assertThat(session.commandsFor(bracket.target()))
                .containsExactly(
                        new BrokerCommand.Modify(
                                new OrderChange(
                                        bracket.target().id(),
                                        Quantity.of(2),
                                        Price.of("5010").plus(distance))));
    }
}
