package io.mytrader.risk;

import io.mytrader.exit.SessionWindow;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.order.OrderSide;
import io.mytrader.signal.VolatilityLevel;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a strategy wants, with everything that is judged.
 *
 * @param instrument with the commission that applies
 * @param strategy whose statistics size it
 * @param side buy or sell
 * @param confidence of the signal; NaN blocks
 * @param reference last close, which the levels are computed from
 * @param atr average true range in points; NaN when not ready
 * @param volatility null when not ready
 * @param timeMillis the decision's time: the bar's close, epoch milliseconds UTC
 * @param window the session, or the next one if the market is closed
 * @param account equity and funds
 * @param market spread, age and freshness of prices
 * @param position signed contracts of the instrument
 * @param workingEntryContracts contracts of entries that are under way in the instrument and not
 *     filled yet
 */
public record EntryProposal(
        Instrument instrument,
        String strategy,
        OrderSide side,
        double confidence,
        Price reference,
        double atr,
        @Nullable VolatilityLevel volatility,
        long timeMillis,
        SessionWindow window,
        AccountReading account,
        MarketReading market,
        int position,
        int workingEntryContracts) {

    public EntryProposal {
        if (workingEntryContracts < 0) {
            throw new IllegalArgumentException(
                    "negative number of working entries: " + workingEntryContracts);
        }
    }
}
