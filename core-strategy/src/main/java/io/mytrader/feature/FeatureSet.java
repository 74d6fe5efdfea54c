package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.FeatureSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The features that somebody in a lane asked for, and nothing else, updated bar by bar.
 *
 * <p>All features are asked for before the first bar. A kernel that throws is left out from then
 * on, its features are not ready again, and {@link #failure} says so. Engine thread only.
 */
public final class FeatureSet {
    private static final char TIMEFRAME = '@';
    private static final List<Integer> MINUTES = List.of(5, 15);

    private final FeatureCatalogue catalogue;
    private final Map<String, Feature> features = new LinkedHashMap<>();
    private final Map<Integer, TimeframeKernel> timeframes = new LinkedHashMap<>();
    private final SentimentKernel sentiment = new SentimentKernel();
    private Kernel[] kernels = {};
    private boolean started;
    private @Nullable String failure;

    public FeatureSet(FeatureCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The handle of that feature, which is computed from now on.
     *
     * @throws FeatureException if the name is unknown
     * @throws IllegalStateException after the first bar
     */
    public Feature feature(String name) {
        Feature known = features.get(name);
        if (known != null) {
            return known;
        }
        if (started) {
            throw new IllegalStateException("features must be asked for before the first bar");
        }
        int at = name.lastIndexOf(TIMEFRAME);
        if (at >= 0) {
            Feature longer = timeframe(name, name.substring(at + 1)).feature(name.substring(0, at));
            features.put(name, longer);
            return longer;
        }
        add(catalogue.kernel(name, this));
        Feature made = features.get(name);
        if (made == null) {
            throw new FeatureException("feature " + name + ": its kernel does not compute it");
        }
        return made;
    }

    private TimeframeKernel timeframe(String name, String wanted) {
        for (int minutes : MINUTES) {
            if (wanted.equals(minutes + "m")) {
                TimeframeKernel known = timeframes.get(minutes);
                if (known != null) {
                    return known;
                }
                TimeframeKernel made = new TimeframeKernel(new FeatureSet(catalogue), minutes);
                timeframes.put(minutes, made);
                add(made);
                return made;
            }
        }
        throw new FeatureException(
                "feature " + name + ": expected 5m or 15m after @, but found " + wanted);
    }

    SentimentKernel sentimentKernel() {
        return sentiment;
    }

    private void add(Kernel kernel) {
        List<Kernel> all = new ArrayList<>(List.of(kernels));
        all.add(kernel);
        kernels = all.toArray(Kernel[]::new);
        kernel.outputs().forEach(output -> features.putIfAbsent(output.name(), output));
    }

    /**
     * Takes the newest sentiment, which the next bar's features will show.
     *
     * @param value from -1 to 1, or NaN for none
     * @throws IllegalArgumentException beyond that
     */
    public void reportSentiment(double value) {
        sentiment.report(value);
        timeframes.values().forEach(timeframe -> timeframe.reportSentiment(value));
    }

    /** Follows one more closed bar, which is not a filler and later than the one before. */
    public void update(Bar bar, TradingSession session) {
        started = true;
        int next = 0;
        while (next < kernels.length) {
            next = updateFrom(next, bar, session);
        }
    }

    /** Updates the kernels from that one on; returns where to go on after one that failed. */
    private int updateFrom(int first, Bar bar, TradingSession session) {
        Kernel[] all = kernels;
        int index = first;
        try {
            for (; index < all.length; index++) {
                all[index].update(bar, session);
            }
            return index;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            dismiss(index, e);
            return index;
        }
    }

    private void dismiss(int index, Throwable cause) {
        List<Kernel> rest = new ArrayList<>(List.of(kernels));
        List<Feature> lost = rest.remove(index).outputs();
        kernels = rest.toArray(Kernel[]::new);
        lost.forEach(feature -> feature.set(Double.NaN));
        if (failure == null) {
            failure =
                    cause instanceof FeatureException
                            ? cause.getMessage()
                            : "features "
                                    + lost.stream().map(Feature::name).toList()
                                    + " failed: "
                                    + cause;
        }
    }

    /** What went wrong with a kernel; null if nothing did. */
    public @Nullable String failure() {
        return failure;
    }

    /** All values as they stand, for people and records. */
    public FeatureSnapshot snapshot() {
        double[] values = new double[features.size()];
        int index = 0;
        for (Feature feature : features.values()) {
            values[index++] = feature.value();
        }
        return new FeatureSnapshot(List.copyOf(features.keySet()), values);
    }
}
