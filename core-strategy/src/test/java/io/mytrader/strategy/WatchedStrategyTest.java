package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.feature.GeneratedBars;
import io.mytrader.market.Bar;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.TradingCalendar;
import io.mytrader.signal.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchedStrategyTest {

    @Test
    void aStrategyThatIsSlowAgainAndAgainFails() {
        assertThat(failureOf(101, 101, 99, 101, 101)).isNull();
        assertThat(failureOf(101, 101, 101))
                .isEqualTo("strategy slow failed: took 101 ms on a bar, allowed are 100");
        assertThat(failureOf(1001))
                .isEqualTo("strategy slow failed: took 1001 ms on a bar, allowed are 100");
    }

    private static @Nullable String failureOf(long... millis) {
        AtomicLong now = new AtomicLong();
        List<Long> takes = new ArrayList<>();
        for (long each : millis) {
            takes.add(each * 1_000_000);
        }
        StrategyFactory slow =
                StrategyFactory.of(
                        "slow",
                        "Thinks.",
                        List.of(),
                        context ->
                                (bar, session) -> {
                                    now.addAndGet(takes.removeFirst());
                                    return Signal.HOLD;
                                });
        StrategyRegistry registry =
                StrategyRegistry.builtIn().with(slow).watched(now::get, Duration.ofMillis(100));
        SignalPipeline pipeline =
                SignalPipeline.create(
                        StrategySettings.of("slow", Map.of()),
                        InstrumentCatalogue.find("ES").orElseThrow(),
                        registry);
        for (Bar bar : GeneratedBars.ordinary(1, millis.length)) {
            pipeline.onBar(
                    bar,
                    TradingCalendar.cmeEquityIndex().sessionAtOrAfter(bar.openMillis()),
                    false);
        }
        return pipeline.failure();
    }
}
