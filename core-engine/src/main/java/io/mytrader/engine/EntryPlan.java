package io.mytrader.engine;

import io.mytrader.exit.ProtectionLevels;
import io.mytrader.market.Price;
import org.jspecify.annotations.Nullable;

/**
 * What an entry was decided on; stays with the position until it is flat.
 *
 * @param strategy that wanted it
 * @param regime at the decision, such as {@code bullish_medium}
 * @param reference last price at the decision, from which the levels were measured
 * @param atr ATR at the decision, in points; frozen for the trailing stop
 * @param levels stop and target, or null in research mode
 */
public record EntryPlan(
        String strategy,
        String regime,
        Price reference,
        double atr,
        @Nullable ProtectionLevels levels) {

    /** From the reference to the stop, or null without one. */
    @Nullable Price stopDistance() {
        return levels == null ? null : levels.stopDistance(reference);
    }
}
