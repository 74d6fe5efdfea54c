package io.mytrader.market;

import java.math.BigDecimal;

/**
 * An amount in the instrument's or account's currency, fixed point with nine decimals.
 *
 * <p>Range ±9.2e9 currency units; arithmetic beyond it throws {@link ArithmeticException}. Nothing
 * is rounded by addition, subtraction and multiplication by whole numbers.
 *
 * @param nanos billionths of a currency unit; may be negative
 */
public record Money(long nanos) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    private static final double NANOS_PER_UNIT = 1e9;
    private static final double LARGEST = 9.2e9;

    /** The decimal text exactly; more than nine decimals throw {@link ArithmeticException}. */
    public static Money of(String decimal) {
        return new Money(new BigDecimal(decimal).movePointRight(9).longValueExact());
    }

    public static Money ofUnits(long units) {
        return new Money(Math.multiplyExact(units, 1_000_000_000L));
    }

    /**
     * The nearest billionth: where configuration and analytics in {@code double} become amounts.
     *
     * @throws IllegalArgumentException if the value is not finite or beyond ±9.2e9
     */
    public static Money ofDouble(double units) {
        if (!(Math.abs(units) <= LARGEST)) {
            throw new IllegalArgumentException("amount out of range: " + units);
        }
        return new Money(Math.round(units * NANOS_PER_UNIT));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(nanos, other.nanos));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(nanos, other.nanos));
    }

    public Money negated() {
        return new Money(Math.negateExact(nanos));
    }

    public Money times(int factor) {
        return new Money(Math.multiplyExact(nanos, factor));
    }

    public boolean isNegative() {
        return nanos < 0;
    }

    public boolean isPositive() {
        return nanos > 0;
    }

    public boolean isLessThan(Money other) {
        return nanos < other.nanos;
    }

    public boolean isGreaterThan(Money other) {
        return nanos > other.nanos;
    }

    public double toDouble() {
        return nanos / NANOS_PER_UNIT;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(nanos, other.nanos);
    }

    /** Plain decimal notation without trailing zeros, at least two decimals. */
    @Override
    public String toString() {
        return Price.plainDecimal(nanos);
    }
}
