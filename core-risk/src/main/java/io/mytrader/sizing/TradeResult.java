package io.mytrader.sizing;

import io.mytrader.account.ClosedTrade;

/**
 * What statistics need of a closed trade.
 *
 * @param tradeId 1, 2, … within the account's book
 * @param exitMillis last exit fill, epoch milliseconds UTC
 * @param strategy that entered it
 * @param regime at entry
 * @param netNanos result after costs, billionths of a currency unit
 * @param riskMultiple result in units of the initial risk; NaN without a stop
 */
public record TradeResult(
        long tradeId,
        long exitMillis,
        String strategy,
        String regime,
        long netNanos,
        double riskMultiple) {

    public static TradeResult of(ClosedTrade trade) {
        Double multiple = trade.rMultiple();
        return new TradeResult(
                trade.tradeId(),
                trade.exitMillis(),
                trade.strategy(),
                trade.regime(),
                trade.netPnl().nanos(),
                multiple == null ? Double.NaN : multiple);
    }
}
