package io.mytrader.market;

/**
 * A number of whole contracts, never negative; direction is the order's or position's business.
 *
 * @param contracts at least 0
 */
public record Quantity(int contracts) implements Comparable<Quantity> {
    public static final Quantity ZERO = new Quantity(0);

    public Quantity {
        if (contracts < 0) {
            throw new IllegalArgumentException("negative quantity: " + contracts);
        }
    }

    public static Quantity of(int contracts) {
        return new Quantity(contracts);
    }

    public Quantity plus(Quantity other) {
        return new Quantity(Math.addExact(contracts, other.contracts));
    }

    /** The difference; throws {@link IllegalArgumentException} if {@code other} is larger. */
    public Quantity minus(Quantity other) {
        return new Quantity(contracts - other.contracts);
    }

    public boolean isZero() {
        return contracts == 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return Integer.compare(contracts, other.contracts);
    }

    @Override
    public String toString() {
        return Integer.toString(contracts);
    }
}
