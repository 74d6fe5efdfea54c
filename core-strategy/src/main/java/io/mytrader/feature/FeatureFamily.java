package io.mytrader.feature;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Features that one kind of kernel computes.
 *
 * @param pattern names it answers to; its groups are lengths and other whole numbers
 * @param names those that lists show, in their order
 * @param description one sentence for people
 * @param recipe makes the kernel
 */
record FeatureFamily(Pattern pattern, List<String> names, String description, Recipe recipe) {
    private static final int MAX = 10_000;

    /** Makes the kernel whose outputs include the wanted name. */
    @FunctionalInterface
    interface Recipe {
        /**
         * A fresh kernel.
         *
         * @param set what the kernel will join, for the features it builds upon
         * @param numbers the numbers in the wanted name
         */
        Kernel kernel(FeatureSet set, int... numbers);
    }

    static FeatureFamily of(String pattern, String names, String description, Recipe recipe) {
        return new FeatureFamily(
                Pattern.compile(pattern.replace("N", "(\\d+)")),
                List.of(names.split(" ")),
                description,
                recipe);
    }

    boolean answersTo(String name) {
        return pattern.matcher(name).matches();
    }

    /**
     * @throws FeatureException if a number in the name is not from 1 to 10,000
     */
    Kernel kernel(String name, FeatureSet set) {
        Matcher matcher = pattern.matcher(name);
        int[] numbers = new int[matcher.matches() ? matcher.groupCount() : 0];
        for (int i = 0; i < numbers.length; i++) {
            String digits = matcher.group(i + 1);
            numbers[i] = digits.length() > 5 ? 0 : Integer.parseInt(digits);
            if (numbers[i] < 1 || numbers[i] > MAX) {
                throw new FeatureException(
                        "feature "
                                + name
                                + ": expected a number from 1 to "
                                + MAX
                                + ", but found "
                                + digits);
            }
        }
        return recipe.kernel(set, numbers);
    }
}
