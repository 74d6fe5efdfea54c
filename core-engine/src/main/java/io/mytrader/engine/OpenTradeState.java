package io.mytrader.engine;

import io.mytrader.account.ExitReason;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.OrderSide;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open trade as a value, to be saved and restored. Sums are price billionths times contracts.
 *
 * @param strategy that entered it
 * @param regime at entry
 * @param side of the entry
 * @param stopDistance from entry to initial stop, or null without a stop
 * @param position signed contracts
 * @param entered contracts entered so far
 * @param exited contracts closed so far
 * @param entryNanos sum of the entry fills
 * @param exitNanos sum of the exit fills
 * @param flowNanos sold minus bought
 * @param entryMillis first entry fill
 * @param exitMillis newest exit fill, 0 before the first
 * @param commission known so far
 * @param slippage known so far
 * @param highest highest price while it was open
 * @param lowest lowest price while it was open
 * @param barsHeld closed bars through which it was held
 * @param exitReason of the newest exit fill
 * @param uncharged executions whose commission is not known yet
 */
public record OpenTradeState(
        String strategy,
        String regime,
        OrderSide side,
        @Nullable Price stopDistance,
        int position,
        int entered,
        int exited,
        long entryNanos,
        long exitNanos,
        long flowNanos,
        long entryMillis,
        long exitMillis,
        Money commission,
        Money slippage,
        double highest,
        double lowest,
        int barsHeld,
        ExitReason exitReason,
        List<Uncharged> uncharged) {

    public OpenTradeState {
        uncharged = List.copyOf(uncharged);
    }

    /** An execution whose commission is not known yet. */
    public record Uncharged(ExecutionId id, int contracts) {}
}
