package io.mytrader.feature;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A named number that follows the closed bars of one lane; NaN until it has the bars it needs.
 *
 * <p>A kernel writes it, strategies read it. Whoever needs it asks for it by name once and keeps
 * this handle, so that nothing is looked up while bars pass. Engine thread only.
 */
public final class Feature {
    private final String name;
    private final @Nullable DoubleSupplier late;
    private double value = Double.NaN;
    private boolean postponed;

    Feature(String name) {
        this(name, null);
    }

    /**
     * A feature that costs much and is asked for seldom.
     *
     * @param late computes it as of the last bar, never NaN
     */
    Feature(String name, @Nullable DoubleSupplier late) {
        this.name = name;
        this.late = late;
    }

    public String name() {
        return name;
    }

    /** As of the last closed bar; NaN while not ready. */
    public double value() {
        if (postponed && late != null) {
            value = late.getAsDouble();
            postponed = false;
        }
        return value;
    }

    public boolean isReady() {
        return postponed || !Double.isNaN(value);
    }

    void set(double newValue) {
        value = newValue;
        postponed = false;
    }

    /** The value is ready and computed when somebody asks for it. */
    void postpone() {
        postponed = true;
    }

    @Override
    public String toString() {
        return name + "=" + value();
    }
}
