package io.mytrader.backtest;

import io.mytrader.account.ClosedTrade;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.performance.EquityCurve;
import io.mytrader.performance.PerformanceMetrics;
import io.mytrader.performance.TradingRecord;
import io.mytrader.signal.Outcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a backtest found, apart from its decisions, which are streamed while it runs.
 *
 * <p>Immutable. The equity after the last bar is the starting balance plus the net result of all
 * trades, because open positions are closed there.
 *
 * @param instrument that was traded
 * @param bars that were fed, fillers included
 * @param research whether stops and limits were switched off
 * @param startingBalance equity before the first bar, above zero
 * @param trades in the order of their exits
 * @param levels initial stop and target of the trades that had any, by trade id
 * @param equity at each bar's close
 * @param outcomes bars by outcome, in the order of the enum, without zeros
 * @param rejectedEntries signals that did not become trades by reason, likewise
 * @param strategyFailure why a strategy that failed stopped entering, the first of them; null if
 *     none failed
 * @param notApplicableLimits names of limits whose input the bars never have
 * @param intrabar what the unknown paths inside bars are worth
 * @param drawdownHalts how often the drawdown limit halted trading
 * @param exposureBars bars at whose close a position was open
 * @param fillerBars bars without trades
 * @param buyAndHoldNet result of holding one contract instead; null beyond the range of money
 * @param orderHash hash of every order and execution; equal for equal runs
 */
public record BacktestResult(
        Instrument instrument,
        BarSeries bars,
        boolean research,
        Money startingBalance,
        List<ClosedTrade> trades,
        Map<Long, TradeLevels> levels,
        EquityCurve equity,
        Map<Outcome, Long> outcomes,
        Map<Outcome, Long> rejectedEntries,
        @Nullable String strategyFailure,
        List<String> notApplicableLimits,
        IntrabarComparison intrabar,
        int drawdownHalts,
        long exposureBars,
        long fillerBars,
        @Nullable Money buyAndHoldNet,
        String orderHash) {

    public BacktestResult {
        if (equity.size() != bars.size()) {
            throw new IllegalArgumentException(
                    equity.size() + " points of equity for " + bars.size() + " bars");
        }
        trades = List.copyOf(trades);
        levels = Collections.unmodifiableMap(new TreeMap<>(levels));
        outcomes = counted(outcomes);
        rejectedEntries = counted(rejectedEntries);
        notApplicableLimits = List.copyOf(notApplicableLimits);
    }

    /** The key figures, computed anew at each call. */
    public PerformanceMetrics metrics() {
        return PerformanceMetrics.of(
                new TradingRecord(
                        startingBalance,
                        trades,
                        equity,
                        bars.isEmpty() ? 0 : bars.openMillis(0),
                        bars.size(),
                        exposureBars,
                        buyAndHoldNet,
                        drawdownHalts));
    }

    private static Map<Outcome, Long> counted(Map<Outcome, Long> counts) {
        Map<Outcome, Long> ordered = new EnumMap<>(Outcome.class);
        counts.forEach((outcome, count) -> {
            if (count != 0) {
                ordered.put(outcome, count);
            }
        });
        return Collections.unmodifiableMap(ordered);
    }
}
