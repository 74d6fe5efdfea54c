package io.mytrader.regime;

import io.mytrader.signal.MarketBias;
import io.mytrader.signal.VolatilityLevel;

/** Chooses the strategy that may trade in a regime. Engine thread only. */
public interface StrategySelector {
    /** No configured strategy may trade. */
    int NONE = -1;

    /**
     * The index of the strategy in the list that the selector was made for, or {@link #NONE}.
     * Allocates nothing.
     */
    int select(MarketBias bias, VolatilityLevel volatility);

    /** Why {@link #select} chooses what it does, in words made on demand. */
    String explain(MarketBias bias, VolatilityLevel volatility);
}
