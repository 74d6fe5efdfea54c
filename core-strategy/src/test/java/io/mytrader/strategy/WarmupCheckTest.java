package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.feature.Feature;
import io.mytrader.feature.GeneratedBars;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmupCheckTest {
    private static final Instrument ES = InstrumentCatalogue.find("ES").orElseThrow();
    private static final BarSeries BARS = bars();
    private static final List<Integer> LENGTHS = List.of(10, 50, 200, 1_000);

    @Test
    void aMeanIsExactOnceItIsReady() {
        WarmupCheck.Report sma = report("sma_50");

        assertThat(sma.barsNeeded()).isEqualTo(50);
        assertThat(sma.drifts().getFirst()).isEqualTo(new WarmupCheck.Drift(10, Double.NaN));
        assertThat(sma.drifts().get(1).largest()).isLessThan(1e-12);
        assertThat(sma.drifts().get(3).largest()).isLessThan(1e-12);
    }

    @Test
    void anExponentialAverageForgetsItsSeed() {
        WarmupCheck.Report ema = report("ema_21");

        assertThat(ema.barsNeeded()).isEqualTo(22);
        assertThat(ema.drifts().getFirst().largest()).isNaN();
        assertThat(ema.drifts().get(1).largest()).isBetween(1e-6, 1e-2);
        assertThat(ema.drifts().get(2).largest()).isLessThan(1e-9);
        assertThat(ema.drifts().get(3).largest()).isLessThan(1e-12);
    }

    @Test
    void aFeatureThatIsNeverReadySaysSo() {
        assertThat(report("sma_10000").barsNeeded()).isEqualTo(-1);
    }

    private static WarmupCheck.Report report(String feature) {
        StrategyFactory mine =
                StrategyFactory.of("mine", "Waits.", List.of(), WarmupCheckTest::waiting);
        return WarmupCheck.run(
                        StrategySettings.of("mine", Map.of()),
                        ES,
                        StrategyRegistry.builtIn().with(mine),
                        BARS,
                        LENGTHS,
                        20)
                .stream()
                .filter(report -> report.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }

    private static Strategy waiting(StrategyContext context) {
        Feature average = context.feature("sma_50");
        context.feature("ema_21");
        context.optional("sma_10000");
        return (bar, session) -> Signal.hold(Reason.of("{}", average.value()));
    }

    private static BarSeries bars() {
        BarSeries.Builder builder = BarSeries.builder(60_000);
        GeneratedBars.ordinary(81, 3_000).forEach(builder::add);
        return builder.build();
    }
}
