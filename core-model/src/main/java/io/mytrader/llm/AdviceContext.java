package io.mytrader.llm;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.Position;
import io.mytrader.market.Money;
import java.util.List;

/**
 * How account and limits stood when a question was asked.
 *
 * @param position in the candidate's instrument
 * @param unrealizedPnl of all open positions at the last prices, before closing costs
 * @param dayPnl the account's result since the exchange day began, open positions included
 * @param equity the account's, open positions included
 * @param minConfidence a signal's confidence below which nothing is entered
 * @param limits every limit on entries, in a fixed order
 * @param recentTrades the account's newest closed trades of this session, newest first
 */
public record AdviceContext(
        Position position,
        Money unrealizedPnl,
        Money dayPnl,
        Money equity,
        double minConfidence,
        List<LimitValue> limits,
        List<ClosedTrade> recentTrades) {

    public AdviceContext {
        limits = List.copyOf(limits);
        recentTrades = List.copyOf(recentTrades);
    }

    /**
     * A limit with its value now.
     *
     * @param name such as {@code max_daily_trades}
     * @param value NaN when it is missing or does not apply
     * @param threshold NaN when there is none
     */
    public record LimitValue(String name, double value, double threshold) {}
}
