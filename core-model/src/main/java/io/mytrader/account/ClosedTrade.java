package io.mytrader.account;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.OrderSide;
import org.jspecify.annotations.Nullable;

/**
 * A trade from flat to flat, booked from executions alone.
 *
 * @param tradeId 1, 2, … within the account's book
 * @param symbol root symbol
 * @param strategy that entered it
 * @param regime at entry, such as {@code bullish_medium}
 * @param side of the entry: BUY is long
 * @param quantity largest number of contracts held
 * @param entryMillis first entry fill, epoch milliseconds UTC
 * @param entryPrice average, rounded to a billionth
 * @param exitMillis last exit fill
 * @param exitPrice average, rounded to a billionth
 * @param exitReason what closed it
 * @param grossPnl before costs, exact
 * @param commission both sides, at least zero
 * @param slippage money lost against the undisturbed prices, at least zero; part of grossPnl
 * @param initialRisk money lost at the initial stop, without costs; null without a stop
 * @param mae maximum adverse excursion in money, at least zero
 * @param mfe maximum favourable excursion in money, at least zero
 * @param barsHeld closed bars from the entry fill to the exit fill
 */
public record ClosedTrade(
        long tradeId,
        String symbol,
        String strategy,
        String regime,
        OrderSide side,
        int quantity,
        long entryMillis,
        Price entryPrice,
        long exitMillis,
        Price exitPrice,
        ExitReason exitReason,
        Money grossPnl,
        Money commission,
        Money slippage,
        @Nullable Money initialRisk,
        Money mae,
        Money mfe,
        int barsHeld) {

    public Money netPnl() {
        return grossPnl.minus(commission);
    }

    /** Net result in units of the initial risk; null without a stop. */
    public @Nullable Double rMultiple() {
        return initialRisk == null || !initialRisk.isPositive()
                ? null
                : netPnl().toDouble() / initialRisk.toDouble();
    }
}
