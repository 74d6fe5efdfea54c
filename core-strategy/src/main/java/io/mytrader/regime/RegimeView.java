package io.mytrader.regime;

import io.mytrader.signal.MarketBias;
import io.mytrader.signal.VolatilityLevel;
import org.jspecify.annotations.Nullable;

/** The regime as of the last closed bar. Engine thread only. */
public interface RegimeView {
    /** Null until ready. */
    @Nullable MarketBias bias();

    /** Null until ready. */
    @Nullable VolatilityLevel volatility();
}
