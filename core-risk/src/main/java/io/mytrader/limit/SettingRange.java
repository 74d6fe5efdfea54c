package io.mytrader.limit;

import io.mytrader.market.Money;

/**
 * The allowed range of a setting: a value outside fails with its key and what was expected.
 *
 * <p>Internal: may change in any release.
 */
public final class SettingRange {
    private SettingRange() {}

    /**
     * A whole number with a lower end.
     *
     * @throws IllegalArgumentException if the value is below the least
     */
    public static void atLeast(String key, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    key + " must be at least " + least + ", but is " + value);
        }
    }

    /**
     * A number with two ends, both allowed; NaN never is.
     *
     * @throws IllegalArgumentException if the value is outside
     */
    public static void within(String key, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    key + " must be from " + least + " to " + most + ", but is " + value);
        }
    }

    /**
     * An amount above zero.
     *
     * @throws IllegalArgumentException if the amount is not above zero
     */
    public static void positive(String key, Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(key + " must be above zero, but is " + amount);
        }
    }
}
