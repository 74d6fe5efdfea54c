package io.mytrader.feature;

/**
 * A named number that follows the closed bars of one lane; NaN until it has the bars it needs.
 *
 * <p>A kernel writes it, strategies read it. Whoever needs it asks for it by name once and keeps
 * this handle, so that nothing is looked up while bars pass. Engine thread only.
 */
public final class Feature {
    private final String name;
    private double value = Double.NaN;

    Feature(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** As of the last closed bar; NaN while not ready. */
    public double value() {
        return value;
    }

    public boolean isReady() {
        return !Double.isNaN(value);
    }

    void set(double value) {
        this.value = value;
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
