package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Computes one or more features, one closed bar at a time, from its own state and from features
 * that were updated before it.
 *
 * <p>An update allocates nothing. Engine thread only.
 */
public abstract class Kernel {
    private final List<Feature> outputs = new ArrayList<>();

    /** Follows one more closed bar. */
    public abstract void update(Bar bar, TradingSession session);

    /** Declares a feature that this kernel computes; called by constructors. */
    protected final Feature output(String name) {
        Feature feature = new Feature(name);
        outputs.add(feature);
        return feature;
    }

    /** Declares a feature that is only computed when somebody asks for it. */
    final Feature output(String name, DoubleSupplier late) {
        Feature feature = new Feature(name, late);
        outputs.add(feature);
        return feature;
    }

    /** Sets the feature's value as of this bar; NaN says that it is not ready. */
    protected static void publish(Feature feature, double value) {
        feature.set(value);
    }

    final List<Feature> outputs() {
        return outputs;
    }
}
