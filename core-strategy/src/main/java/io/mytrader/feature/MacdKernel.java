package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/**
 * {@code macd}, {@code macd_signal}, {@code macd_hist}: EMA12 - EMA26 of the closes, the EMA9 of
 * that, their difference.
 *
 * <p>The signal is seeded with the first macd and ready nine bars later.
 */
final class MacdKernel extends Kernel {
    private static final int FAST = 12;
    private static final int SLOW = 26;
    private static final int SIGNAL = 9;

    private final ExponentialAverage fast = ExponentialAverage.ema(FAST);
    private final ExponentialAverage slow = ExponentialAverage.ema(SLOW);
    private final ExponentialAverage smoothed = ExponentialAverage.ema(SIGNAL);
    private final Feature macd = output("macd");
    private final Feature signal = output("macd_signal");
    private final Feature histogram = output("macd_hist");
    private int unstable = SLOW + SIGNAL;

    @Override
    public void update(Bar bar, TradingSession session) {
        double difference = fast.next(bar.close()) - slow.next(bar.close());
        double average = smoothed.next(difference);
        macd.set(difference);
        if (unstable > 0) {
            unstable--;
            return;
        }
        signal.set(average);
        histogram.set(difference - average);
    }
}
