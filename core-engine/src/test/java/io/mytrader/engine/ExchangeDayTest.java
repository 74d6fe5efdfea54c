package io.mytrader.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.account.ClosedTrade;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.risk.GateContext;
import io.mytrader.risk.TradingSettings;
import io.mytrader.signal.Signal;
import io.mytrader.strategy.StrategyFactory;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.strategy.StrategySettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features and strategies see the day roll at 17:00 in Chicago, not when trading closes. */
class ExchangeDayTest {
    private static final Instrument MES = InstrumentCatalogue.find("MES").orElseThrow();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "last minute before the daily break, 2024-03-06T21:59:00Z, 2024-03-06",
        "stray bar in the daily break,       2024-03-06T22:05:00Z, 2024-03-06",
        "first minute of the next day,       2024-03-06T23:00:00Z, 2024-03-07",
        "stray bar after an early close,     2024-07-03T19:30:00Z, 2024-07-03",
        "stray bar on Friday evening,        2024-03-08T22:05:00Z, 2024-03-08",
        "stray bar on Saturday,              2024-03-09T15:00:00Z, 2024-03-11"
    })
    void aBarBelongsToTheDayThatTradedUntilTheRoll(String name, Instant open, LocalDate day) {
        List<LocalDate> seen = new ArrayList<>();
        StrategyFactory watching =
                StrategyFactory.of(
                        "watching",
                        "Notes the day of each bar.",
                        List.of(),
                        context ->
                                (bar, session) -> {
                                    seen.add(session.exchangeDay());
                                    return Signal.HOLD;
                                });
        TradingEngine engine =
                TradingEngine.create(
                        new EngineSettings(
                                "S1",
                                TradingSettings.defaults(),
                                GateContext.simulated(0.65, 1),
                                List.of(
                                        new EngineSettings.LaneSettings(
                                                "main",
                                                MES,
                                                StrategySettings.of("watching", Map.of()))),
                                1,
                                Money.ofUnits(100_000)),
                        StrategyRegistry.builtIn().with(watching),
                        new Nobody());
        engine.accept(
                new EngineInput.BarClosed(
                        "MES",
                        new Bar(open.toEpochMilli(), 60_000, 5000, 5001, 4999, 5000, 1),
                        false));
        assertThat(seen).containsExactly(day);
        assertThat(engine.exchangeDay("MES")).isEqualTo(day.toEpochDay());
    }

    private record Nobody() implements EngineOutput {
        @Override
        public void send(BrokerCommand command) {
            throw new AssertionError("sent " + command);
        }

        @Override
        public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
            throw new AssertionError("closed " + trade);
        }
    }
}
