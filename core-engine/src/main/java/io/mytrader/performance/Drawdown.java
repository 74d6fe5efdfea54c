package io.mytrader.performance;

import io.mytrader.market.Money;

/**
 * The deepest falls of an equity curve below its running peak, which starts at the starting
 * balance.
 *
 * <p>The deepest fall in money and the deepest fall in percent may be two different ones; the times
 * belong to the fall in money, the first one if there are several of the same depth.
 *
 * @param money deepest fall, at least zero
 * @param percent deepest fall in percent of the peak before it; above 100 when equity went below
 *     zero
 * @param startIndex bar of the peak; -1 when it is the starting balance or there was no fall
 * @param endIndex bar of the lowest point; -1 when there was no fall
 */
public record Drawdown(Money money, double percent, int startIndex, int endIndex) {

    /**
     * Measures a curve at its bar closes.
     *
     * @throws IllegalArgumentException if the starting balance is not above zero
     */
    public static Drawdown of(EquityCurve curve, Money startingBalance) {
        if (!startingBalance.isPositive()) {
            throw new IllegalArgumentException(
                    "starting balance must be above zero: " + startingBalance);
        }
        long peak = startingBalance.nanos();
        int peakIndex = -1;
        long deepest = 0;
        double deepestFraction = 0;
        int start = -1;
        int end = -1;
        for (int i = 0; i < curve.size(); i++) {
            long equity = curve.equityNanos(i);
            if (equity > peak) {
                peak = equity;
                peakIndex = i;
                continue;
            }
            long fall = Math.subtractExact(peak, equity);
            if (fall > deepest) {
                deepest = fall;
                start = peakIndex;
                end = i;
            }
            deepestFraction = Math.max(deepestFraction, (double) fall / peak);
        }
        return new Drawdown(new Money(deepest), deepestFraction * 100, start, end);
    }
}
