package io.mytrader.bars;

import io.mytrader.market.BarSeries;

/** The port to recorded bars. */
@FunctionalInterface
public interface BarSource {
    /**
     * Reads all bars.
     *
     * @throws BarDataException if they can't be read or are wrong; the message says where and what
     *     to do
     */
    BarSeries load();
}
