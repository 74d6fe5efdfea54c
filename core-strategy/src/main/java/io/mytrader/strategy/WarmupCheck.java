package io.mytrader.strategy;

import io.mytrader.market.Bar;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.signal.FeatureSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * How far each feature still is from its value with all history, by the length of history it got.
 *
 * <p>Averages that forget exponentially never quite get there; those of a session do not before its
 * first bar is in the history.
 */
public final class WarmupCheck {
    private WarmupCheck() {}

    /**
     * What the check found for one feature.
     *
     * @param feature its name
     * @param barsNeeded bars until it is first ready; -1 if it never is
     * @param drifts by length of history, shortest first
     */
    public record Report(String feature, int barsNeeded, List<Drift> drifts) {}

    /**
     * The largest difference seen with that length of history.
     *
     * @param history bars
     * @param largest difference to the value with all history, over that value's mean size; 0 when
     *     equal, NaN when the feature is not ready with so few bars
     */
    public record Drift(int history, double largest) {}

    /**
     * Checks the features that a strategy asks for.
     *
     * @param lengths of history to try, in bars, each above zero
     * @param samples at how many bars to compare, spread over the bars that have that much history
     */
    public static List<Report> run(
            StrategySettings settings,
            Instrument instrument,
            StrategyRegistry registry,
            BarSeries bars,
            List<Integer> lengths,
            int samples) {
        List<FeatureSnapshot> whole = snapshots(settings, instrument, registry, bars);
        FeatureSnapshot names = SignalPipeline.create(settings, instrument, registry).features();
        List<Report> reports = new ArrayList<>();
        for (int feature = 0; feature < names.size(); feature++) {
            reports.add(
                    new Report(names.name(feature), barsNeeded(whole, feature), new ArrayList<>()));
        }
        for (int length : lengths) {
            double[] drifts = new double[names.size()];
            for (int end : ends(bars.size(), length, samples)) {
                FeatureSnapshot shorter =
                        snapshots(settings, instrument, registry, bars.slice(end - length, end))
                                .getLast();
                for (int feature = 0; feature < drifts.length; feature++) {
                    double difference =
                            difference(shorter.value(feature), whole.get(end - 1).value(feature));
                    drifts[feature] =
                            Double.isNaN(difference)
                                    ? Double.NaN
                                    : Math.max(drifts[feature], difference);
                }
            }
            for (int feature = 0; feature < drifts.length; feature++) {
                double size = meanSize(whole, feature);
                double drift = drifts[feature] == 0 ? 0 : drifts[feature] / size;
                reports.get(feature).drifts().add(new Drift(length, drift));
            }
        }
        return reports.stream()
                .map(report ->
                        new Report(
                                report.feature(),
                                report.barsNeeded(),
                                List.copyOf(report.drifts())))
                .toList();
    }

    private static List<FeatureSnapshot> snapshots(
            StrategySettings settings,
            Instrument instrument,
            StrategyRegistry registry,
            BarSeries bars) {
        SignalPipeline pipeline = SignalPipeline.create(settings, instrument, registry);
        SessionCursor sessions = new SessionCursor(instrument.calendar());
        List<FeatureSnapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.bar(i);
            if (!bar.isFiller()) {
                pipeline.onBar(bar, sessions.of(bar), false);
            }
            snapshots.add(pipeline.features());
        }
        return snapshots;
    }

    private static List<Integer> ends(int size, int length, int samples) {
        List<Integer> ends = new ArrayList<>();
        int room = size - length;
        for (int i = 1; i <= samples && room > 0; i++) {
            ends.add(length + (int) ((long) room * i / samples));
        }
        return ends;
    }

    private static int barsNeeded(List<FeatureSnapshot> snapshots, int feature) {
        for (int i = 0; i < snapshots.size(); i++) {
            if (!Double.isNaN(snapshots.get(i).value(feature))) {
                return i + 1;
            }
        }
        return -1;
    }

    /** 0 when neither is ready, NaN when only one is. */
    private static double difference(double one, double other) {
        return Double.compare(one, other) == 0 ? 0 : Math.abs(one - other);
    }

    private static double meanSize(List<FeatureSnapshot> snapshots, int feature) {
        return snapshots.stream()
                .mapToDouble(snapshot -> Math.abs(snapshot.value(feature)))
                .filter(size -> !Double.isNaN(size))
                .average()
                .orElse(Double.NaN);
    }
}
