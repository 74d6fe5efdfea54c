package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/** {@code volume_sma_n}: the mean volume of the last n bars; a bar without volume starts afresh. */
final class VolumeKernel extends Kernel {
    private final RollingMean mean;
    private final Feature average;

    VolumeKernel(int length) {
        mean = new RollingMean(length);
        average = output("volume_sma_" + length);
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        average.set(mean.next(bar.volume()));
    }
}
