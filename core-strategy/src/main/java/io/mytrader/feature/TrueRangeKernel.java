package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/** {@code atr_n}: Wilder's average of the true range, ready with bar n + 1. */
final class TrueRangeKernel extends Kernel {
    private final ExponentialAverage wilder;
    private final Feature average;
    private double previousClose = Double.NaN;

    TrueRangeKernel(int length) {
        wilder = ExponentialAverage.wilder(length);
        average = output("atr_" + length);
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        average.set(wilder.next(trueRange(bar, previousClose)));
        previousClose = bar.close();
    }

    /** The bar's range, extended to the close before it unless that is NaN. */
    static double trueRange(Bar bar, double previousClose) {
        double high = bar.high();
        double low = bar.low();
        if (previousClose > high) {
            high = previousClose;
        } else if (previousClose < low) {
            low = previousClose;
        }
        return high - low;
    }
}
