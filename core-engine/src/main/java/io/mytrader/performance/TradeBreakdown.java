package io.mytrader.performance;

import io.mytrader.account.ClosedTrade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Totals of trades by what they have in common. */
public final class TradeBreakdown {
    private TradeBreakdown() {}

    /** Totals for each value of the label, in the label's natural order. */
    public static <K extends Comparable<K>> SortedMap<K, TradeTotals> by(
            List<ClosedTrade> trades, Function<ClosedTrade, K> label) {
        SortedMap<K, List<ClosedTrade>> groups = new TreeMap<>();
        for (ClosedTrade trade : trades) {
            groups.computeIfAbsent(label.apply(trade), _ -> new ArrayList<>()).add(trade);
        }
        SortedMap<K, TradeTotals> totals = new TreeMap<>();
        groups.forEach((key, group) -> totals.put(key, TradeTotals.of(group)));
        return Collections.unmodifiableSortedMap(totals);
    }
}
