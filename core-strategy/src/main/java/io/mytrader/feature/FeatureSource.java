package io.mytrader.feature;

import java.util.Optional;

/** Features beyond the built-in ones: a service found on the class path. */
public interface FeatureSource {
    /** How its names look, for lists and messages, such as {@code ta4j:CCIIndicator(20)}. */
    String example();

    /** One sentence for people. */
    String description();

    /**
     * A fresh kernel with an output of that name; empty if the name is not one of this source's.
     *
     * @throws FeatureException if it is, but cannot be made
     */
    Optional<Kernel> kernel(String name);
}
