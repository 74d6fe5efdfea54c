package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Features with whatever values a test gives them, under any name. */
public final class HandSetFeatures implements FeatureSource {
    private final Map<String, Double> values = new HashMap<>();

    /** From the next bar on the feature has that value. */
    public void set(String name, double value) {
        values.put(name, value);
    }

    /** A set that knows these features and no others. */
    public FeatureSet features() {
        return new FeatureSet(new FeatureCatalogue(List.of(), List.of(this)));
    }

    @Override
    public String example() {
        return "anything";
    }

    @Override
    public String description() {
        return "a number set by hand";
    }

    @Override
    public Optional<Kernel> kernel(String name) {
        return Optional.of(new HandSetKernel(name, values));
    }

    private static final class HandSetKernel extends Kernel {
        private final Feature feature;
        private final Map<String, Double> values;

        private HandSetKernel(String name, Map<String, Double> values) {
            feature = output(name);
            this.values = values;
        }

        @Override
        public void update(Bar bar, TradingSession session) {
            publish(feature, values.getOrDefault(feature.name(), Double.NaN));
        }
    }
}
