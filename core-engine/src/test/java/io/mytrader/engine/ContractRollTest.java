package io.mytrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.account.Position;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.exit.ExitSettings;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.OrderRole;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.SignalAction;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The last trading day that counts is that of the contract that is held or traded. The March
 * contract of 2024 ends on the 15th; the 13th is its roll day.
 */
class ContractRollTest {
    private static final YearMonth MARCH = YearMonth.of(2024, 3);
    private static final YearMonth JUNE = YearMonth.of(2024, 6);
    private static final long BEFORE = millis("2024-03-11T15:00:00Z");
    private static final long LAST_HOUR = millis("2024-03-12T20:00:00Z");
    private static final long ROLL_DAY = millis("2024-03-13T15:00:00Z");

    private DisturbedSession session =
            new DisturbedSession(settings ->
                    settings.with(new ExitSettings(0, 0, true, settings.exit().throughTicks())));

    @Test
    void theNextContractTakesEntriesInTheLastDaysOfTheOneBefore() {
        trade(JUNE, ROLL_DAY);
        session.bar(SignalAction.BUY, 5000);
        assertThat(session.outcomes).containsExactly(Outcome.ENTERED);
        session.bar(5000);
        session.bar(5000);
        assertThat(session.position()).isEqualTo(2);
        assertThat(session.trades).isEmpty();
    }

    @Test
    void aContractThatIsKeptPastItsRollDayTakesNoEntry() {
        trade(MARCH, ROLL_DAY);
        session.bar(SignalAction.BUY, 5000);
        assertThat(session.outcomes).containsExactly(Outcome.CONTRACT_EXPIRY);
    }

    @Test
    void aContinuousSeriesTakesNoEntryInThoseDays() {
        session.continueAt(ROLL_DAY);
        session.bar(SignalAction.BUY, 5000);
        assertThat(session.outcomes).containsExactly(Outcome.CONTRACT_EXPIRY);
    }

    @Test
    void aRollDuringTheSessionCountsFromThen() {
        trade(MARCH, ROLL_DAY);
        session.bar(SignalAction.BUY, 5000);
        trade(JUNE, session.nowMillis());
        session.bar(SignalAction.BUY, 5000);
        assertThat(session.outcomes).containsExactly(Outcome.CONTRACT_EXPIRY, Outcome.ENTERED);
    }

    @Test
    void thePositionIsClosedBeforeItsContractRolls() {
        holdThroughTheLastHour(MARCH);
        assertThat(session.position()).isZero();
        assertThat(session.trades)
                .extracting(ClosedTrade::exitReason)
                .containsExactly(ExitReason.ROLL);
        assertThat(session.trades.getFirst().exitMillis())
                .isBetween(millis("2024-03-12T20:50:00Z"), millis("2024-03-12T20:52:00Z"));
    }

    @Test
    void aPositionInTheNextContractStaysOverThatClose() {
        holdThroughTheLastHour(JUNE);
        assertThat(session.position()).isEqualTo(2);
    }

    @Test
    void whatWasHeldThroughTheRollIsClosedAtTheMarketWhateverItsSuccessorCosts() {
        trade(MARCH, BEFORE);
        session.bar(SignalAction.BUY, 5000);
        session.bar(5000);
        DisturbedSession later = session.restarted();
        trade(later, JUNE, ROLL_DAY);
        closesAndGoesOn(later);
    }

    @Test
    void aPositionThatTheBrokerNamesAnotherContractOfIsClosedToo() {
        trade(JUNE, BEFORE);
        session.bar(SignalAction.BUY, 5000);
        session.bar(5000);
        DisturbedSession later = session.strangerAtTheSameBroker();
        later.disturb(event -> List.of(heldIn(MARCH, event)));
        trade(later, JUNE, ROLL_DAY);
        later.reconnect();
        assertThat(later.position()).isEqualTo(2);
        closesAndGoesOn(later);
    }

    /** Its prices are four points above, short of the target: nothing is marked at them. */
    private void closesAndGoesOn(DisturbedSession later) {
        Money equity = later.engine().equity();
        later.bar(5004);
        assertThat(later.outcomes).containsExactly(Outcome.EXITED);
        assertThat(later.engine().equity()).isEqualTo(equity);
        assertThat(later.commandsFor(session.bracket().target()))
                .containsExactly(new BrokerCommand.Cancel(session.bracket().target().id()));
        assertThat(later.commandsFor(session.bracket().stop()))
                .containsExactly(new BrokerCommand.Cancel(session.bracket().stop().id()));
        assertThat(later.singleOrders())
                .singleElement()
                .satisfies(exit -> {
                    assertThat(exit.role()).isEqualTo(OrderRole.EXIT);
                    assertThat(exit.price()).isNull();
                });
        later.bar(5004);
        assertThat(later.trades)
                .extracting(ClosedTrade::exitReason)
                .containsExactly(ExitReason.ROLL);
        later.continueAt(later.nowMillis() + 3_600_000);
        later.bar(SignalAction.BUY, 5004);
        assertThat(later.outcomes).last().isEqualTo(Outcome.ENTERED);
        assertThat(later.bracket().stop().price()).isEqualTo(Price.of("4999"));
    }

    private void holdThroughTheLastHour(YearMonth contract) {
        trade(contract, LAST_HOUR);
        session.bar(SignalAction.BUY, 5000);
        while (session.nowMillis() < millis("2024-03-12T21:00:00Z")) {
            session.bar(5000);
        }
    }

    private void trade(YearMonth contract, long atMillis) {
        trade(session, contract, atMillis);
    }

    private static void trade(DisturbedSession at, YearMonth contract, long atMillis) {
        at.continueAt(atMillis);
        at.inject(new BrokerEvent.ContractTraded(atMillis, "MES", contract));
    }

    private static BrokerEvent heldIn(YearMonth contract, BrokerEvent event) {
        return event instanceof BrokerEvent.Snapshot snapshot
                ? new BrokerEvent.Snapshot(
                        snapshot.timeMillis(),
                        snapshot.account(),
                        snapshot.positions().stream()
                                .map(position ->
                                        new Position(
                                                position.symbol(),
                                                position.contracts(),
                                                position.averagePrice(),
                                                contract))
                                .toList(),
                        snapshot.orders(),
                        snapshot.executions(),
                        snapshot.commissions())
                : event;
    }

    private static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }
}
