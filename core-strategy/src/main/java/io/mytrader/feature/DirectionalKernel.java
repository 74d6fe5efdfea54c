package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/**
 * {@code plus_di_n}, {@code minus_di_n}, {@code adx_n}: Wilder's directional movement, computed and
 * ready as in ta4j 0.22.2 (the indicators with bar n + 2, the index with bar 2n + 2).
 */
final class DirectionalKernel extends Kernel {
    /** Below this ta4j's DoubleNum calls a number equal to zero. */
    private static final double ZERO = 0.00001;

    private final Feature range;
    private final ExponentialAverage ups;
    private final ExponentialAverage downs;
    private final ExponentialAverage smoothed;
    private final Feature plus;
    private final Feature minus;
    private final Feature index;
    private int unstable;
    private int unstableIndex;
    private double previousHigh = Double.NaN;
    private double previousLow = Double.NaN;

    DirectionalKernel(Feature range, int length) {
        this.range = range;
        ups = ExponentialAverage.wilder(length);
        downs = ExponentialAverage.wilder(length);
        smoothed = ExponentialAverage.wilder(length);
        plus = output("plus_di_" + length);
        minus = output("minus_di_" + length);
        index = output("adx_" + length);
        unstable = length + 1;
        unstableIndex = 2 * length + 1;
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        double up = bar.high() - previousHigh;
        double down = previousLow - bar.low();
        previousHigh = bar.high();
        previousLow = bar.low();
        double rise = ups.next(up > down && up > 0 ? up : 0);
        double fall = downs.next(down > up && down > 0 ? down : 0);
        double atr = range.value();
        double plusNow = atr < ZERO ? 0 : rise / atr * 100;
        double minusNow = atr < ZERO ? 0 : fall / atr * 100;
        double sum = plusNow + minusNow;
        double trend = smoothed.next(sum < ZERO ? 0 : Math.abs(plusNow - minusNow) / sum * 100);
        if (unstable > 0) {
            unstable--;
        } else {
            plus.set(plusNow);
            minus.set(minusNow);
        }
        if (unstableIndex > 0) {
            unstableIndex--;
        } else {
            index.set(trend);
        }
    }
}
