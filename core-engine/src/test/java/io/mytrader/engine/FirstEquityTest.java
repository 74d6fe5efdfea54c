package io.mytrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.AccountSnapshot;
import io.mytrader.account.ClosedTrade;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.MarketDataType;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quote;
import io.mytrader.risk.GateContext;
import io.mytrader.risk.TradingSettings;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a first session counts losses from: what the broker says, whatever comes before (R52). */
class FirstEquityTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();
    private static final long START = Instant.parse("2024-03-06T15:00:00Z").toEpochMilli();
    private static final Money CONFIGURED = Money.ofUnits(100_000);

    private final TradingEngine engine = engine();

    @Test
    void aPriceBeforeTheBrokersAnswerDoesNotHaltASmallerAccount() {
        begin(CarriedState.NONE);
        price(1);
        connectWith(50_000, 2);
        price(3);
        assertThat(engine.equity()).isEqualTo(Money.ofUnits(50_000));
        assertThat(engine.ledger().haltReason()).isNull();
        assertThat(engine.ledger().dailyLossLeft()).isEqualTo(Money.ofUnits(1_500));
    }

    @Test
    void aPriceBeforeTheBrokersAnswerGivesALargerAccountNoMoreToLose() {
        begin(CarriedState.NONE);
        price(1);
        connectWith(1_000_000, 2);
        price(3);
        assertThat(engine.ledger().dailyLossLeft()).isEqualTo(Money.ofUnits(1_500));
        assertThat(engine.ledger().dayPnlNanos()).isZero();
    }

    @Test
    void aSessionThatNeverReachedItsBrokerLeavesNoEquityToTheNext() {
        TradingEngine offline = engine();
        offline.accept(new EngineInput.SessionBegan(START, CarriedState.NONE));
        offline.accept(
                new EngineInput.BrokerReported(
                        new BrokerEvent.ConnectionChanged(START + 1, false, "refused")));
        assertThat(offline.carried().closedEquity()).isNull();
        begin(offline.carried());
        connectWith(30_000, 2);
        assertThat(engine.equity()).isEqualTo(Money.ofUnits(30_000));
    }

    @Test
    void aLaterSessionGoesOnFromItsBookEvenIfItNeverReachesTheBroker() {
        begin(CarriedState.NONE);
        connectWith(30_000, 2);
        TradingEngine offline = engine();
        offline.accept(new EngineInput.SessionBegan(START + 10_000, engine.carried()));
        assertThat(offline.carried().closedEquity()).isEqualTo(Money.ofUnits(30_000));
    }

    private void begin(CarriedState carried) {
        engine.accept(new EngineInput.SessionBegan(START, carried));
    }

    private void price(int second) {
        long millis = START + second * 1_000L;
        Price price = Price.of("5000");
        engine.accept(
                new EngineInput.QuoteReceived(
                        "MES",
                        new Quote(millis, price, Price.of("5000.25"), price, MarketDataType.LIVE)));
    }

    private void connectWith(long equityUnits, int second) {
        long millis = START + second * 1_000L;
        engine.accept(
                new EngineInput.BrokerReported(
                        new BrokerEvent.ConnectionChanged(millis, true, "ready")));
        engine.accept(
                new EngineInput.BrokerReported(
                        new BrokerEvent.Snapshot(
                                millis,
                                new AccountSnapshot(
                                        "D1", "USD", Money.ofUnits(equityUnits), null, millis),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of())));
    }

    private static TradingEngine engine() {
        return TradingEngine.create(
                new EngineSettings(
                        "S1",
                        TradingSettings.defaults(),
                        GateContext.simulated(0.65, 1),
                        List.of(
                                new EngineSettings.LaneSettings(
                                        "main", MES, StrategySettings.of("ema_cross", Map.of()))),
                        1,
                        CONFIGURED,
                        MarketInputs.QUOTES,
                        5,
                        EngineSettings.Entries.SENT),
                StrategyRegistry.builtIn(),
                new Nobody());
    }

    /** These sessions trade nothing. */
    private record Nobody() implements EngineOutput {
        @Override
        public void send(BrokerCommand command) {
            assertThat(command).isNotInstanceOf(BrokerCommand.Submit.class);
        }

        @Override
        public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
            throw new AssertionError("closed " + trade);
        }
    }
}
