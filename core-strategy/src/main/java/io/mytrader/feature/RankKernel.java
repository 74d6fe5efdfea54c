package io.mytrader.feature;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;

/**
 * {@code atr_percentile_n}: the share of the last n values of the ATR, this one included, that are
 * not above it.
 *
 * <p>Counted only when somebody asks: most bars lead to nothing that depends on it. The window
 * holds the bits of the values, because numbers that are not negative have the order of their bits
 * and counting integers needs no branches: the loop is compiled to vector instructions.
 */
final class RankKernel extends Kernel {
    private final Feature source;
    private final Feature rank;
    private final long[] window;
    private int next;
    private int count;
    private long newest;

    RankKernel(Feature source, int length) {
        this.source = source;
        window = new long[length];
        rank = output("atr_percentile_" + length, this::share);
    }

    @Override
    public void update(Bar bar, TradingSession session) {
        double value = source.value();
        if (Double.isNaN(value)) {
            return;
        }
        newest = Double.doubleToRawLongBits(value);
        window[next] = newest;
        next = next + 1 == window.length ? 0 : next + 1;
        if (count < window.length) {
            count++;
        }
        if (count == window.length) {
            rank.postpone();
        }
    }

    private double share() {
        return (double) notAbove(window, newest) / count;
    }

    private static long notAbove(long[] window, long bits) {
        long above = bits + 1;
        long found = 0;
        for (int i = 0; i < window.length; i++) {
            found += (window[i] - above) >>> 63;
        }
        return found;
    }
}
