package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/**
 * {@code stoch_k}, {@code stoch_d}: where the close stands in the range of the last 14 bars, in
 * percent, smoothed by 3; the mean of its last 3 values.
 *
 * <p>In a range of zero the close stands at 50.
 */
final class StochasticKernel extends Kernel {
    private static final int LENGTH = 14;
    private static final int SMOOTHING = 3;

    private final RollingMaximum highs = new RollingMaximum(LENGTH);
    private final RollingMaximum negatedLows = new RollingMaximum(LENGTH);
    private final RollingMean smoothed = new RollingMean(SMOOTHING);
    private final RollingMean smoothedAgain = new RollingMean(SMOOTHING);
    private final Feature fast = output("stoch_k");
    private final Feature slow = output("stoch_d");

    @Override
    public void update(Bar bar, TradingSession session) {
        highs.add(bar.high());
        negatedLows.add(-bar.low());
        double low = -negatedLows.value();
        double range = highs.value() - low;
        double now = smoothed.next(range == 0 ? 50 : (bar.close() - low) / range * 100);
        fast.set(now);
        slow.set(smoothedAgain.next(now));
    }
}
