package io.mytrader.signal;

import java.util.Arrays;
import java.util.List;

/**
 * The features of a lane after a closed bar.
 *
 * <p>A feature that is not ready has the value NaN. Immutable.
 */
public final class FeatureSnapshot {
    public static final FeatureSnapshot EMPTY = new FeatureSnapshot(List.of(), new double[0]);

    private final List<String> names;
    private final double[] values;

    /** Takes over {@code values}; the caller must not change them afterwards. */
    public FeatureSnapshot(List<String> names, double... values) {
        if (names.size() != values.length) {
            throw new IllegalArgumentException(
                    names.size() + " names for " + values.length + " values");
        }
        this.names = List.copyOf(names);
        this.values = values;
    }

    public int size() {
        return values.length;
    }

    public String name(int index) {
        return names.get(index);
    }

    public double value(int index) {
        return values[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureSnapshot that
                && names.equals(that.names)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return names + "=" + Arrays.toString(values);
    }
}
