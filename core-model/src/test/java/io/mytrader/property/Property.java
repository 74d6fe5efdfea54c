package io.mytrader.property;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Checks a claim on many seeded random inputs; a failure names the seed that reproduces it.
 *
 * <p>{@code -Dproperty.seed=N} runs that one seed alone.
 */
public final class Property {
    private Property() {}

    /** A claim about whatever the random source brings. */
    @FunctionalInterface
    public interface Claim {
        void check(RandomGenerator random) throws Exception;
    }

    /** Checks the claim with the seeds 1 to {@code runs}. */
    public static void holds(int runs, Claim claim) {
        Long only = Long.getLong("property.seed");
        long first = only == null ? 1 : only;
        long last = only == null ? runs : only;
        for (long seed = first; seed <= last; seed++) {
            try {
                claim.check(random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError(
                        "fails with -Dproperty.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /** The same numbers for the same seed on every machine. */
    public static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
