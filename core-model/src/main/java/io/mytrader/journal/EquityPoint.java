package io.mytrader.journal;

import io.mytrader.market.Money;

/**
 * The account at the close of a bar.
 *
 * @param timeMillis engine time, epoch milliseconds UTC
 * @param equity open positions marked to market
 * @param dailyPnl since the exchange day's start
 * @param drawdown below the highest equity so far, at least zero
 */
public record EquityPoint(long timeMillis, Money equity, Money dailyPnl, Money drawdown) {}
