package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.FeatureSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The features that somebody in a lane asked for, and nothing else, updated bar by bar.
 *
 * <p>All features are asked for before the first bar. Engine thread only.
 */
public final class FeatureSet {
    private final FeatureCatalogue catalogue;
    private final Map<String, Feature> features = new LinkedHashMap<>();
    private final List<Kernel> added = new ArrayList<>();
    private Kernel[] kernels = {};
    private boolean started;

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
        add(catalogue.kernel(name, this));
        Feature made = features.get(name);
        if (made == null) {
            throw new FeatureException("feature " + name + ": its kernel does not compute it");
        }
        return made;
    }

    private void add(Kernel kernel) {
        if (started) {
            throw new IllegalStateException("features must be asked for before the first bar");
        }
        added.add(kernel);
        kernel.outputs().forEach(output -> features.putIfAbsent(output.name(), output));
        kernels = added.toArray(Kernel[]::new);
    }

    /** Follows one more closed bar, which is not a filler and not older than the one before. */
    public void update(Bar bar, TradingSession session) {
        started = true;
        for (Kernel kernel : kernels) {
            kernel.update(bar, session);
        }
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
