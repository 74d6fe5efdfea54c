package io.mytrader.strategy;

import io.mytrader.signal.MarketBias;
import org.jspecify.annotations.Nullable;

/** The market's bias as a direction. */
final class Biases {
    private Biases() {}

    /** +1 bullish, -1 bearish, 0 neutral or unknown. */
    static int direction(@Nullable MarketBias bias) {
        return bias == MarketBias.BULLISH ? 1 : bias == MarketBias.BEARISH ? -1 : 0;
    }
}
