package io.mytrader.engine;

import io.mytrader.account.ClosedTrade;
import io.mytrader.exit.ProtectionLevels;
import org.jspecify.annotations.Nullable;

/** Receives each trade once it is flat and all its costs are known. */
@FunctionalInterface
public interface TradeListener {
    /**
     * A trade ended.
     *
     * @param levels stop and target when its entry was complete; null in research mode
     */
    void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels);
}
