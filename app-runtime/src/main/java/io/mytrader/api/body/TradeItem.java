package io.mytrader.api.body;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trade from flat to flat.
 *
 * @param tradeId 1, 2, … within the account's book
 * @param side BUY for a long trade, SELL for a short one
 * @param quantity largest number of contracts held
 * @param exitReason stop_loss, take_profit, trailing_stop, opposite_signal, time_limit,
 *     session_end, roll, daily_loss, drawdown, operator or end_of_data
 * @param grossPnl before commissions
 * @param netPnl after commissions
 * @param rMultiple net result in units of the initial risk; null without a stop
 * @param mae maximum adverse excursion in money, at least zero
 * @param mfe maximum favourable excursion in money, at least zero
 * @param sessionId that closed it; null in a backtest
 */
public record TradeItem(
        long tradeId,
        String symbol,
        String strategy,
        String regime,
        String side,
        int quantity,
        Instant entryTime,
        Price entryPrice,
        Instant exitTime,
        Price exitPrice,
        String exitReason,
        Money grossPnl,
        Money commission,
        Money netPnl,
        Money slippage,
        @Nullable Double rMultiple,
        Money mae,
        Money mfe,
        int barsHeld,
        @Nullable String sessionId) {}
