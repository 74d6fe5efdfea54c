package io.mytrader.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A price or a distance between prices in points, fixed point with nine decimals.
 *
 * <p>Range ±9.2e9; arithmetic beyond it throws {@link ArithmeticException}.
 *
 * @param nanos billionths of a point; may be negative
 */
public record Price(long nanos) implements Comparable<Price> {
    public static final Price ZERO = new Price(0);

    static final double NANOS_PER_POINT = 1e9;

    private static final double LARGEST = 9.2e9;

    /** The decimal text exactly; more than nine decimals throw {@link ArithmeticException}. */
    public static Price of(String decimal) {
        return new Price(new BigDecimal(decimal).movePointRight(9).longValueExact());
    }

    /**
     * The nearest billionth: where analytics in {@code double} become execution prices.
     *
     * @throws IllegalArgumentException if the value is not finite or beyond ±9.2e9
     */
    public static Price ofDouble(double points) {
        if (!(Math.abs(points) <= LARGEST)) {
            throw new IllegalArgumentException("price out of range: " + points);
        }
        return new Price(Math.round(points * NANOS_PER_POINT));
    }

    public Price plus(Price other) {
        return new Price(Math.addExact(nanos, other.nanos));
    }

    public Price minus(Price other) {
        return new Price(Math.subtractExact(nanos, other.nanos));
    }

    public Price times(int factor) {
        return new Price(Math.multiplyExact(nanos, factor));
    }

    public Price abs() {
        return new Price(Math.absExact(nanos));
    }

    public boolean isAbove(Price other) {
        return nanos > other.nanos;
    }

    public boolean isBelow(Price other) {
        return nanos < other.nanos;
    }

    public double toDouble() {
        return nanos / NANOS_PER_POINT;
    }

    @Override
    public int compareTo(Price other) {
        return Long.compare(nanos, other.nanos);
    }

    /** Plain decimal notation without trailing zeros, at least two decimals. */
    @Override
    public String toString() {
        return plainDecimal(nanos);
    }

    static String plainDecimal(long nanos) {
        BigDecimal exact = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        return (exact.scale() < 2 ? exact.setScale(2, RoundingMode.UNNECESSARY) : exact)
                .toPlainString();
    }
}
