package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/** {@code ema_n}: the exponential average of the closes, ready with bar n + 1. */
final class ExponentialAverageKernel extends Kernel {
    private final ExponentialAverage ema;
    private final Feature average;

    ExponentialAverageKernel(int length) {
        ema = ExponentialAverage.ema(length);
        average = output("ema_" + length);
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        average.set(ema.next(bar.close()));
    }
}
