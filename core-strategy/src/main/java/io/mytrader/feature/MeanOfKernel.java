package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/** {@code atr_mean_n}: the mean of the last n values of the ATR. */
final class MeanOfKernel extends Kernel {
    private final Feature source;
    private final Feature average;
    private final RollingMean mean;

    MeanOfKernel(Feature source, int length) {
        this.source = source;
        mean = new RollingMean(length);
        average = output("atr_mean_" + length);
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        average.set(mean.next(source.value()));
    }
}
