package io.mytrader.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.feature.FeatureCatalogue;
import io.mytrader.feature.GeneratedBars;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.property.Property;
import io.mytrader.signal.FeatureSnapshot;
import io.mytrader.signal.Signal;
import io.mytrader.strategy.WarmupCheck.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the check for warm-up states of some bars holds on others, for every feature. */
class ShorterHistoryTest {
    private static final int BARS = 2_500;
    private static final int LONGEST = 1_000;
    private static final int SAMPLES = 30;

    /** The largest of thirty differences is an estimate: other bars may go beyond it by so much. */
    private static final double SLACK = 10;

    /** Two sums of the same numbers in another order differ by so much. */
    private static final double ROUNDING = 1e-10;

    private static final Instrument ES = InstrumentCatalogue.find("ES").orElseThrow();
    private static final StrategyRegistry REGISTRY =
            StrategyRegistry.builtIn()
                    .with(
                            StrategyFactory.of(
                                    "all", "Asks for all.", List.of(), ShorterHistoryTest::all));
    private static final StrategySettings SETTINGS = StrategySettings.of("all", Map.of());

    private static Strategy all(StrategyContext context) {
        FeatureCatalogue.builtIn().names().forEach(context::optional);
        return (bar, session) -> Signal.HOLD;
    }

    @Test
    void theDifferenceStaysWithinWhatTheCheckStates() {
        Property.holds(
                4,
                random -> {
                    int length = random.nextInt(60, LONGEST);
                    List<WarmupCheck.Report> stated =
                            WarmupCheck.run(
                                    SETTINGS,
                                    ES,
                                    REGISTRY,
                                    bars(random.nextLong()),
                                    List.of(length),
                                    SAMPLES);
                    BarSeries others = bars(random.nextLong());
                    List<FeatureSnapshot> whole = stream(others);
                    double[] size = meanSizes(whole);
                    for (int i = 0; i < 10; i++) {
                        int end = random.nextInt(length, BARS) + 1;
                        FeatureSnapshot shorter = stream(others.slice(end - length, end)).getLast();
                        for (int f = 0; f < shorter.size(); f++) {
                            Drift drift = stated.get(f).drifts().getFirst();
                            double difference =
                                    Math.abs(shorter.value(f) - whole.get(end - 1).value(f));
                            if (Double.isNaN(drift.largest()) || Double.isNaN(difference)) {
                                continue;
                            }
                            assertThat(difference / size[f])
                                    .as("%s with %d bars", shorter.name(f), length)
                                    .isLessThanOrEqualTo(drift.largest() * SLACK + ROUNDING);
                        }
                    }
                });
    }

    private static BarSeries bars(long seed) {
        BarSeries.Builder builder = BarSeries.builder(60_000);
        GeneratedBars.ordinary(seed, BARS).forEach(builder::add);
        return builder.build();
    }

    private static List<FeatureSnapshot> stream(BarSeries bars) {
        SignalPipeline pipeline = SignalPipeline.create(SETTINGS, ES, REGISTRY);
        SessionCursor sessions = new SessionCursor(ES.calendar());
        List<FeatureSnapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            pipeline.onBar(bars.bar(i), sessions.of(bars.bar(i)), false);
            snapshots.add(pipeline.features());
        }
        return snapshots;
    }

    private static double[] meanSizes(List<FeatureSnapshot> snapshots) {
        double[] sizes = new double[snapshots.getLast().size()];
        for (int f = 0; f < sizes.length; f++) {
            int feature = f;
            sizes[f] =
                    snapshots.stream()
                            .mapToDouble(snapshot -> Math.abs(snapshot.value(feature)))
                            .filter(size -> !Double.isNaN(size))
                            .average()
                            .orElse(Double.NaN);
        }
        return sizes;
    }
}
