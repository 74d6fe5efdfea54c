package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/** {@code volume_ratio}: volume over its mean of 20 bars; not ready while that mean is zero. */
final class VolumeRatioKernel extends Kernel {
    private final Feature average;
    private final Feature ratio = output("volume_ratio");

    VolumeRatioKernel(Feature average) {
        this.average = average;
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        double mean = average.value();
        ratio.set(mean == 0 ? Double.NaN : bar.volume() / mean);
    }
}
