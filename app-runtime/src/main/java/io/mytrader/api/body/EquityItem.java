package io.mytrader.api.body;

import io.mytrader.market.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The account at the close of a bar.
 *
 * @param equity open positions marked to market
 * @param dailyPnl since the exchange day's start; null in a backtest
 * @param drawdown below the highest equity so far, at least zero
 */
public record EquityItem(Instant time, Money equity, @Nullable Money dailyPnl, Money drawdown) {}
