package io.mytrader.ta4j;

import io.mytrader.feature.FeatureException;
import io.mytrader.feature.FeatureSource;
import io.mytrader.feature.Kernel;
import java.util.Optional;

/**
 * ta4j's indicators as features: {@code ta4j:CCIIndicator(20)} by class and numbers, or {@code
 * ta4j:} followed by the JSON that ta4j serialises an indicator to.
 */
public final class Ta4jFeatures implements FeatureSource {
    static final String PREFIX = "ta4j:";

    @Override
    public String example() {
        return PREFIX + "CCIIndicator(20)";
    }

    @Override
    public String description() {
        return "any ta4j indicator, by class and numbers or by its JSON";
    }

    @Override
    public Optional<Kernel> kernel(String name) {
        if (!name.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Ta4jKernel(name));
        } catch (NoClassDefFoundError e) {
            throw new FeatureException("feature " + name + " needs ta4j-core on the class path");
        }
    }
}
