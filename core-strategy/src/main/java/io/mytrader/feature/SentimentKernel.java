package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/** {@code sentiment}: the newest value in [-1, 1] that was reported; not ready without one. */
final class SentimentKernel extends Kernel {
    private final Feature sentiment = output("sentiment");
    private double newest = Double.NaN;

    /**
     * @param value from -1 to 1, or NaN for none
     * @throws IllegalArgumentException beyond that
     */
    void report(double value) {
        if (value < -1 || value > 1) {
            throw new IllegalArgumentException("sentiment outside [-1, 1]: " + value);
        }
        newest = value;
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        sentiment.set(newest);
    }
}
