package io.mytrader.dashboard.stream;

import io.mytrader.account.ClosedTrade;
import io.mytrader.api.body.Performance;
import io.mytrader.market.Money;
import io.mytrader.performance.TradeTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds up closed trades, by the definitions of backtests. */
public final class PerformanceFigures {
    private PerformanceFigures() {}

    /**
     * The key figures.
     *
     * @param session null when nothing was traded yet
     * @param trades in the order of their exits
     * @param outcomes closed bars by what became of them
     */
    public static Performance of(
            @Nullable String session,
            List<ClosedTrade> trades,
            @Nullable Money maxDrawdown,
            @Nullable Double maxDrawdownPct,
            @Nullable Double sharpe,
            Map<String, Long> outcomes) {
        TradeTotals totals = TradeTotals.of(trades);
        return new Performance(
                session,
                totals.trades(),
                totals.wins(),
                totals.losses(),
                totals.netProfit(),
                totals.grossProfit(),
                totals.grossLoss(),
                totals.commission(),
                totals.slippage(),
                totals.winRate(),
                totals.profitFactor(),
                totals.averageTrade(),
                totals.expectancyR(),
                totals.best(),
                totals.worst(),
                totals.averageHoldingMinutes(),
                totals.maxConsecutiveLosses(),
                maxDrawdown,
                maxDrawdownPct,
                sharpe,
                groups(trades, ClosedTrade::strategy),
                groups(trades, ClosedTrade::regime),
                groups(trades, trade -> trade.exitReason().label()),
                outcomes);
    }

    private static Map<String, Performance.Group> groups(
            List<ClosedTrade> trades, Function<ClosedTrade, String> name) {
        Map<String, List<ClosedTrade>> lists = new TreeMap<>();
        for (ClosedTrade trade : trades) {
            lists.computeIfAbsent(name.apply(trade), any -> new ArrayList<>()).add(trade);
        }
        Map<String, Performance.Group> groups = new TreeMap<>();
        lists.forEach((key, list) -> {
            TradeTotals totals = TradeTotals.of(list);
            groups.put(
                    key,
                    new Performance.Group(
                            totals.trades(),
                            totals.netProfit(),
                            totals.winRate(),
                            totals.expectancyR()));
        });
        return groups;
    }
}
