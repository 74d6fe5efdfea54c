package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/**
 * {@code rsi_n}: Wilder's relative strength of the closes, ready with bar n + 1.
 *
 * <p>A market that has not moved since the first bar stands at 50 (ta4j: 0).
 */
final class RelativeStrengthKernel extends Kernel {
    private final ExponentialAverage gains;
    private final ExponentialAverage losses;
    private final Feature strength;
    private double previousClose = Double.NaN;

    RelativeStrengthKernel(int length) {
        gains = ExponentialAverage.wilder(length);
        losses = ExponentialAverage.wilder(length);
        strength = output("rsi_" + length);
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        double moved = bar.close() - previousClose;
        double size = Math.abs(moved);
        previousClose = bar.close();
        // one of the two is zero, the other the move itself: no branch, and no rounding
        double gain = gains.next((size + moved) / 2);
        double both = gain + losses.next((size - moved) / 2);
        strength.set(both == 0 ? 50 : 100 * gain / both);
    }
}
