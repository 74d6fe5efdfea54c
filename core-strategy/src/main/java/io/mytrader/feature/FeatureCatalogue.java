package io.mytrader.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Every feature by its name: what configuration, decisions and the user interface call them.
 *
 * <p>Lengths other than the listed ones are features too, such as {@code sma_34}. Immutable; safe
 * from any thread.
 */
public final class FeatureCatalogue {
    private static final int MAX_LENGTH = 10_000;

    private static final FeatureCatalogue BUILT_IN =
            new FeatureCatalogue(
                    List.of(
                            FeatureFamily.of(
                                    "sma_(\\d+)",
                                    "sma_10 sma_20 sma_50",
                                    "mean of the last n closes",
                                    (set, n) -> new SimpleAverageKernel(n)),
                            FeatureFamily.of(
                                    "ema_(\\d+)",
                                    "ema_9 ema_20 ema_21 ema_50 ema_200",
                                    "exponential average of the closes",
                                    (set, n) -> new ExponentialAverageKernel(n)),
                            FeatureFamily.of(
                                    "atr_(\\d+)",
                                    "atr_14",
                                    "Wilder's average of the true range",
                                    (set, n) -> new TrueRangeKernel(n)),
                            FeatureFamily.of(
                                    "atr_mean_(\\d+)",
                                    "atr_mean_20",
                                    "mean of the last n values of atr_14",
                                    (set, n) -> new MeanOfKernel(set.feature("atr_14"), n)),
                            FeatureFamily.of(
                                    "atr_percentile_(\\d+)",
                                    "atr_percentile_120",
                                    "share of the last n values of atr_14, this one included,"
                                            + " that are not above it",
                                    (set, n) -> new RankKernel(set.feature("atr_14"), n))));

    private final List<FeatureFamily> families;

    private FeatureCatalogue(List<FeatureFamily> families) {
        this.families = List.copyOf(families);
    }

    /** The features that the product ships. */
    public static FeatureCatalogue builtIn() {
        return BUILT_IN;
    }

    /** The listed names, in the order in which they are shown. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        families.forEach(family -> names.addAll(family.names()));
        return List.copyOf(names);
    }

    /** One sentence on the feature; empty if the name is unknown. */
    public Optional<String> description(String name) {
        return families.stream()
                .filter(family -> family.pattern().matcher(name).matches())
                .map(FeatureFamily::description)
                .findFirst();
    }

    /**
     * Makes the kernel that computes the feature.
     *
     * @throws FeatureException if the name is unknown or its length is not from 1 to 10,000
     */
    Kernel kernel(String name, FeatureSet set) {
        for (FeatureFamily family : families) {
            Matcher matcher = family.pattern().matcher(name);
            if (matcher.matches()) {
                int length = matcher.groupCount() == 0 ? 0 : length(name, matcher.group(1));
                return family.kernel().apply(set, length);
            }
        }
        throw new FeatureException("unknown feature " + name + NearestName.hint(name, names()));
    }

    private static int length(String name, String digits) {
        int length = digits.length() > 5 ? 0 : Integer.parseInt(digits);
        if (length < 1 || length > MAX_LENGTH) {
            throw new FeatureException(
                    "feature " + name + ": its length must be from 1 to " + MAX_LENGTH);
        }
        return length;
    }
}
