package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/**
 * {@code volatility_n}: the population standard deviation of the last n one-bar log returns, ready
 * with bar n + 1. A close that is not above zero starts it afresh.
 */
final class VolatilityKernel extends Kernel {
    private final RollingDeviation returns;
    private final Feature volatility;
    private double previousClose = Double.NaN;
    private boolean started;

    VolatilityKernel(int length) {
        returns = new RollingDeviation(length);
        volatility = output("volatility_" + length);
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        double close = bar.close() > 0 ? bar.close() : Double.NaN;
        if (started) {
            // the same bits on every processor, which Math.log does not promise
            returns.add(StrictMath.log(close / previousClose));
        }
        started = true;
        previousClose = close;
        volatility.set(returns.deviation());
    }
}
