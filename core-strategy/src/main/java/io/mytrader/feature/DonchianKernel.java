package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/**
 * {@code donchian_high_n}, {@code donchian_low_n}: the extremes of the n bars before this one, so
 * that this one can be beyond them; ready with bar n + 1.
 */
final class DonchianKernel extends Kernel {
    private final RollingMaximum highs;
    private final RollingMaximum negatedLows;
    private final Feature high;
    private final Feature low;

    DonchianKernel(int length) {
        highs = new RollingMaximum(length);
        negatedLows = new RollingMaximum(length);
        high = output("donchian_high_" + length);
        low = output("donchian_low_" + length);
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        high.set(highs.value());
        low.set(-negatedLows.value());
        highs.add(bar.high());
        negatedLows.add(-bar.low());
    }
}
