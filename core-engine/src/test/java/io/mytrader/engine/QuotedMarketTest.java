package io.mytrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ExitReason;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ExitSettings;
import io.mytrader.market.MarketDataType;
import io.mytrader.market.Price;
import io.mytrader.market.Quote;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderRole;
import io.mytrader.signal.Outcome;
import io.mytrader.signal.SignalAction;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where quotes come, entries need good ones and exits wait for an open market. */
class QuotedMarketTest {
    private DisturbedSession session = DisturbedSession.quoted();

    @Test
    void anEntryNeedsAFreshRealTimeQuoteWithANarrowSpread() {
        session.bar(SignalAction.BUY, 5000);
        assertThat(session.outcomes.getLast()).isEqualTo(Outcome.LIMIT_INPUT_MISSING);
        quote(20_000, "5000", "5000.25", MarketDataType.LIVE);
        session.bar(SignalAction.BUY, 5000);
        assertThat(session.outcomes.getLast()).isEqualTo(Outcome.STALE_PRICE);
        quote(59_000, "5000", "5000.25", MarketDataType.DELAYED);
        session.bar(SignalAction.BUY, 5000);
        assertThat(session.outcomes.getLast()).isEqualTo(Outcome.DELAYED_DATA);
        quote(59_000, "5000", "5000.75", MarketDataType.LIVE);
        session.bar(SignalAction.BUY, 5000);
        assertThat(session.outcomes.getLast()).isEqualTo(Outcome.SPREAD);
        quote(59_000, "5000", "5000.25", MarketDataType.LIVE);
        session.bar(SignalAction.BUY, 5000);
        assertThat(session.outcomes.getLast()).isEqualTo(Outcome.ENTERED);
    }

    @Test
    void aDecisionIsMeasuredFromItsBarNotFromALaterQuote() {
        quote(61_000, "5003", "5003.25", MarketDataType.LIVE);
        session.bar(SignalAction.BUY, 5000);
        assertThat(session.bracket().stop().price()).isEqualTo(Price.of("4995"));
    }

    @Test
    void anExitInAClosedMarketIsArmedForItsOpenWhileTheStopRests() {
        quote(59_000, "5000", "5000.25", MarketDataType.LIVE);
        session.bar(SignalAction.BUY, 5000);
        session.bar(5000);
        assertThat(session.position()).isEqualTo(2);
        long afterClose = Instant.parse("2024-03-06T22:30:00Z").toEpochMilli();
        session.accept(new EngineInput.TimerFired(afterClose));
        int commands = session.commands.size();
        session.accept(new EngineInput.OperatorCommanded(afterClose, OperatorAction.FLATTEN));
        session.accept(new EngineInput.TimerFired(afterClose + 60_000));
        assertThat(session.commands).hasSize(commands);
        assertThat(session.eventsOf(TradingEvent.SystemMessage.class))
                .extracting(TradingEvent.SystemMessage::code)
                .containsExactly("exit_armed");
        long open = Instant.parse("2024-03-06T23:00:00Z").toEpochMilli();
        session.accept(new EngineInput.TimerFired(open));
        assertThat(session.commands.getLast())
                .isInstanceOfSatisfying(
                        BrokerCommand.Modify.class,
                        modify ->
                                assertThat(modify.change().id())
                                        .isEqualTo(session.bracket().target().id()));
    }

    @Test
    void anExitWithTheLinkDownIsSentAfterTheReconciliation() {
        quote(59_000, "5000", "5000.25", MarketDataType.LIVE);
        session.bar(SignalAction.BUY, 5000);
        session.bar(5000);
        session.broker.disconnect();
        session.drain();
        int commands = session.commands.size();
        session.operator(OperatorAction.FLATTEN);
        assertThat(session.commands).hasSize(commands);
        session.reconnect();
        OrderChange change =
                ((BrokerCommand.Modify) session.commandsFor(session.bracket().target()).getLast())
                        .change();
        assertThat(change.price()).isEqualTo(Price.of("4998"));
        assertThat(session.bracket().target().role()).isEqualTo(OrderRole.TARGET);
    }

    @Test
    void aPositionIsClosedBeforeTheMarketAlsoWhenBarsStopComing() {
        enterAndFill();
        assertClosedOnceAt("2024-03-06T21:50:00Z", ExitReason.SESSION_END);
    }

    @Test
    void aPositionIsClosedAfterItsLongestDurationAlsoWhenBarsStopComing() {
        session =
                DisturbedSession.quoted(settings ->
                        settings.with(
                                new ExitSettings(0, 30, false, settings.exit().throughTicks())));
        enterAndFill();
        assertClosedOnceAt("2024-03-06T15:31:00Z", ExitReason.TIME_LIMIT);
    }

    private void enterAndFill() {
        quote(59_000, "5000", "5000.25", MarketDataType.LIVE);
        session.bar(SignalAction.BUY, 5000);
        session.bar(5000);
        assertThat(session.position()).isEqualTo(2);
    }

    private void assertClosedOnceAt(String time, ExitReason reason) {
        long due = Instant.parse(time).toEpochMilli();
        session.accept(new EngineInput.TimerFired(due - 1_000));
        assertThat(session.eventsOf(TradingEvent.ExitSignal.class)).isEmpty();
        session.accept(new EngineInput.TimerFired(due));
        session.accept(new EngineInput.TimerFired(due + 1_000));
        assertThat(session.eventsOf(TradingEvent.ExitSignal.class))
                .containsExactly(new TradingEvent.ExitSignal(due, "MES", reason));
        assertThat(session.commandsFor(session.bracket().target())).hasSize(1);
    }

    @Test
    void aLimitsExitIsRepricedEveryTwoSecondsNotAtEveryQuote() {
        enterAndFill();
        session.lose(_ -> true);
        String[] prices = {"4840", "4839.75", "4839.5"};
        for (int quote = 0; quote < 80; quote++) {
            String price = prices[quote % prices.length];
            quote(quote * 50L, price, price, MarketDataType.LIVE);
        }
        assertThat(session.eventsOf(TradingEvent.ExitSignal.class))
                .extracting(TradingEvent.ExitSignal::reason)
                .containsExactly(ExitReason.DAILY_LOSS);
        assertThat(session.commandsFor(session.bracket().target())).hasSize(2);
    }

    private void quote(long millisIntoBar, String bid, String ask, MarketDataType type) {
        session.accept(
                new EngineInput.QuoteReceived(
                        "MES",
                        new Quote(
                                session.nowMillis() + millisIntoBar,
                                Price.of(bid),
                                Price.of(ask),
                                Price.of(bid),
                                type)));
    }
}
