package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.feature.Feature;
import io.mytrader.feature.GeneratedBars;
import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LookaheadCheckTest {
    private static final Instrument ES = InstrumentCatalogue.find("ES").orElseThrow();
    private static final BarSeries BARS = series(GeneratedBars.ordinary(71, 1_500));

    static Stream<StrategySettings> builtIn() {
        Stream<StrategySettings> each =
                StrategyRegistry.builtIn().names().stream()
                        .map(name -> StrategySettings.of(name, Map.of()));
        return Stream.concat(Stream.of(StrategySettings.defaults()), each);
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void everyBuiltInStrategyPasses(StrategySettings settings) {
        LookaheadCheck.Report report =
                LookaheadCheck.run(settings, ES, bars -> StrategyRegistry.builtIn(), BARS, 300);

        assertThat(report).isEqualTo(new LookaheadCheck.Report(300, List.of()));
    }

    @Test
    void featuresOnLongerBarsPass() {
        StrategyFactory factory =
                StrategyFactory.of("mine", "Waits.", List.of(), LookaheadCheckTest::onLongerBars);

        LookaheadCheck.Report report =
                LookaheadCheck.run(
                        StrategySettings.of("mine", Map.of()),
                        ES,
                        bars -> StrategyRegistry.builtIn().with(factory),
                        BARS,
                        500);

        assertThat(report.isClean()).isTrue();
    }

    private static Strategy onLongerBars(StrategyContext context) {
        Feature fast = context.feature("ema_9@5m");
        Feature slow = context.feature("vwap_session@15m");
        return (bar, session) -> fast.value() > slow.value() ? buy() : Signal.HOLD;
    }

    /** It looks up the next close in bars of its own. */
    @Test
    void aStrategyThatReadsTheNextBarIsCaught() {
        LookaheadCheck.Report report =
                LookaheadCheck.run(
                        StrategySettings.of("prophet", Map.of()),
                        ES,
                        bars -> StrategyRegistry.builtIn().with(prophet(bars)),
                        BARS,
                        1_500);

        assertThat(report.decisions()).isEqualTo(1_500);
        assertThat(report.leaks()).hasSizeBetween(500, 1_000);
        assertThat(report.leaks().getFirst().what()).isEqualTo("signal");
        assertThat(report.leaks().getFirst().without()).startsWith("prophet HOLD");
        assertThat(report.leaks().getFirst().with()).startsWith("prophet BUY 1.0");
    }

    private static StrategyFactory prophet(BarSeries bars) {
        return StrategyFactory.of(
                "prophet",
                "Knows.",
                List.of(),
                context ->
                        (bar, session) -> {
                            int next = bars.firstIndexAtOrAfter(bar.openMillis() + 1);
                            return next < bars.size() && bars.close(next) > bar.close()
                                    ? buy()
                                    : Signal.HOLD;
                        });
    }

    /** It remembers the bars of earlier runs, as a cache shared by all instances would. */
    @Test
    void aStrategyThatRemembersEarlierRunsIsCaught() {
        NavigableMap<Long, Double> memory = new TreeMap<>();
        StrategyFactory factory =
                StrategyFactory.of(
                        "elephant",
                        "Remembers.",
                        List.of(),
                        context ->
                                (bar, session) -> {
                                    memory.put(bar.openMillis(), bar.close());
                                    Map.Entry<Long, Double> next =
                                            memory.higherEntry(bar.openMillis());
                                    return next != null && next.getValue() > bar.close()
                                            ? buy()
                                            : Signal.HOLD;
                                });

        LookaheadCheck.Report report =
                LookaheadCheck.run(
                        StrategySettings.of("elephant", Map.of()),
                        ES,
                        bars -> StrategyRegistry.builtIn().with(factory),
                        BARS,
                        200);

        assertThat(report.isClean()).isFalse();
    }

    private static Signal buy() {
        return new Signal(SignalAction.BUY, 1, List.of());
    }

    private static BarSeries series(List<Bar> bars) {
        BarSeries.Builder builder = BarSeries.builder(60_000);
        bars.forEach(builder::add);
        return builder.build();
    }
}
