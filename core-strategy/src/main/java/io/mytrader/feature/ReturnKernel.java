package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import java.util.Arrays;

/**
 * {@code return_n}, {@code momentum_n}: close over the close n bars ago, less one; a fraction, not
 * ready while the earlier close is zero.
 */
final class ReturnKernel extends Kernel {
    private final double[] closes;
    private final Feature change;
    private int next;

    ReturnKernel(String name, int length) {
        closes = new double[length];
        Arrays.fill(closes, Double.NaN);
        change = output(name + "_" + length);
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        double earlier = closes[next];
        closes[next] = bar.close();
        next = next + 1 == closes.length ? 0 : next + 1;
        change.set(earlier == 0 ? Double.NaN : bar.close() / earlier - 1);
    }
}
