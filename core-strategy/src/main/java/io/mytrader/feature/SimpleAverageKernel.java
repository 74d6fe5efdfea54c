package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/** {@code sma_n}: the mean of the last n closes. */
final class SimpleAverageKernel extends Kernel {
    private final RollingMean mean;
    private final Feature average;

    SimpleAverageKernel(int length) {
        mean = new RollingMean(length);
        average = output("sma_" + length);
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        average.set(mean.next(bar.close()));
    }
}
