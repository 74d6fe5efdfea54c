package io.mytrader.api.body;

import io.mytrader.market.Money;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key figures of a session, of its closed trades and of its equity at each bar. Undefined is
 * null.
 *
 * @param sessionId null when nothing was traded yet
 * @param netProfit of closed trades, after commissions
 * @param grossProfit sum of positive net results
 * @param grossLoss sum of negative net results, at most zero
 * @param winRate wins / trades, a fraction
 * @param expectancyR mean result in units of the initial risk
 * @param maxDrawdown deepest fall of the equity below its peak, money
 * @param maxDrawdownPct deepest fall in percent of its peak
 * @param sharpe of daily mark-to-market returns, yearly
 * @param byStrategy closed trades by strategy
 * @param byRegime by regime at entry
 * @param byExitReason by what closed them
 * @param outcomes closed bars by what became of them
 */
public record Performance(
        @Nullable String sessionId,
        int trades,
        int wins,
        int losses,
        Money netProfit,
        Money grossProfit,
        Money grossLoss,
        Money commission,
        Money slippage,
        @Nullable Double winRate,
        @Nullable Double profitFactor,
        @Nullable Double avgTrade,
        @Nullable Double expectancyR,
        @Nullable Money bestTrade,
        @Nullable Money worstTrade,
        @Nullable Double avgHoldingMinutes,
        int maxConsecutiveLosses,
        @Nullable Money maxDrawdown,
        @Nullable Double maxDrawdownPct,
        @Nullable Double sharpe,
        Map<String, Group> byStrategy,
        Map<String, Group> byRegime,
        Map<String, Group> byExitReason,
        Map<String, Long> outcomes) {

    public Performance {
        byStrategy = ordered(byStrategy);
        byRegime = ordered(byRegime);
        byExitReason = ordered(byExitReason);
        outcomes = ordered(outcomes);
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Some of the trades. */
    public record Group(
            int trades, Money netProfit, @Nullable Double winRate, @Nullable Double expectancyR) {}
}
