package io.mytrader.feature;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Features that one kind of kernel computes.
 *
 * @param pattern names it answers to; its first group, if any, is the length in bars
 * @param names those that lists show, in their order
 * @param description one sentence for people
 * @param kernel makes the kernel whose outputs include the wanted name, given the set it will join
 *     and the length (0 without one)
 */
record FeatureFamily(
        Pattern pattern,
        List<String> names,
        String description,
        BiFunction<FeatureSet, Integer, Kernel> kernel) {

    static FeatureFamily of(
            String pattern,
            String names,
            String description,
            BiFunction<FeatureSet, Integer, Kernel> kernel) {
        return new FeatureFamily(
                Pattern.compile(pattern), List.of(names.split(" ")), description, kernel);
    }
}
