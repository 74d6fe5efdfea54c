package io.mytrader.performance;

import io.mytrader.market.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The key figures of a run. A figure that is not defined (a ratio without trades, say) is null.
 *
 * <p>Money is in the instrument's currency, after costs unless its name says otherwise. Names and
 * order are those of the file {@code summary.json}.
 *
 * @param startingBalance equity before the first bar
 * @param finalBalance starting balance plus the net result of all trades
 * @param netProfit sum of the trades' net results
 * @param netProfitPct of the starting balance, percent
 * @param grossProfit sum of the positive net results
 * @param grossLoss sum of the negative net results, at most zero
 * @param commission of all trades, both sides
 * @param slippage money lost against undisturbed prices, at least zero
 * @param trades from flat to flat
 * @param wins trades with a net result above zero
 * @param losses trades with a net result below zero
 * @param winRate wins / trades, a fraction
 * @param profitFactor gross profit / gross loss, as a positive number; undefined without a loss
 * @param expectancy win rate x mean win + loss rate x mean loss, in money
 * @param expectancyR mean of the results in units of the initial risk
 * @param avgTrade mean net result of a trade in money; breakeven trades add nothing, so it equals
 *     the expectancy
 * @param bestTrade largest net result
 * @param worstTrade smallest net result
 * @param avgHoldingMinutes mean time from the first entry fill to the last exit fill
 * @param maxConsecutiveLosses longest row of losing trades
 * @param exposurePct bars with an open position / bars, percent
 * @param maxDrawdown deepest fall of bar-close equity below its peak, money
 * @param maxDrawdownPct deepest fall in percent of the peak before it
 * @param maxDrawdownStart close of the bar with the peak before the deepest fall in money; open of
 *     the first bar when the peak is the starting balance
 * @param maxDrawdownEnd close of the bar at the bottom of that fall
 * @param cagr (final / starting balance)^(1 / years) - 1, a fraction; a year has 365.25 days
 * @param sharpe of daily mark-to-market returns at the exchange day's close, yearly
 * @param sortino likewise
 * @param calmar cagr / deepest fall as a fraction
 * @param psr probability that the true Sharpe ratio is above zero
 * @param sqn system quality number
 * @param buyAndHoldNet result of holding one contract from the first open to the last close; null
 *     beyond the range of money
 * @param drawdownHalts how often the drawdown limit halted trading
 */
public record PerformanceMetrics(
        Money startingBalance,
        Money finalBalance,
        Money netProfit,
        double netProfitPct,
        Money grossProfit,
        Money grossLoss,
        Money commission,
        Money slippage,
        int trades,
        int wins,
        int losses,
        @Nullable Double winRate,
        @Nullable Double profitFactor,
        @Nullable Double expectancy,
        @Nullable Double expectancyR,
        @Nullable Double avgTrade,
        @Nullable Money bestTrade,
        @Nullable Money worstTrade,
        @Nullable Double avgHoldingMinutes,
        int maxConsecutiveLosses,
        @Nullable Double exposurePct,
        Money maxDrawdown,
        double maxDrawdownPct,
        @Nullable Instant maxDrawdownStart,
        @Nullable Instant maxDrawdownEnd,
        @Nullable Double cagr,
        @Nullable Double sharpe,
        @Nullable Double sortino,
        @Nullable Double calmar,
        @Nullable Double psr,
        @Nullable Double sqn,
        @Nullable Money buyAndHoldNet,
        int drawdownHalts) {

    private static final double MILLIS_PER_YEAR = 365.25 * 86_400_000;

    /** Computes every figure. */
    public static PerformanceMetrics of(TradingRecord record) {
        EquityCurve equity = record.equity();
        TradeTotals totals = TradeTotals.of(record.trades());
        Drawdown drawdown = Drawdown.of(equity, record.startingBalance());
        double[] daily = equity.dailyReturns(record.startingBalance());
        double starting = record.startingBalance().toDouble();
        Money net = totals.netProfit();
        Double cagr = cagr(record, starting, starting + net.toDouble());
        return new PerformanceMetrics(
                record.startingBalance(),
                record.startingBalance().plus(net),
                net,
                100.0 * net.nanos() / record.startingBalance().nanos(),
                totals.grossProfit(),
                totals.grossLoss(),
                totals.commission(),
                totals.slippage(),
                totals.trades(),
                totals.wins(),
                totals.losses(),
                totals.winRate(),
                totals.profitFactor(),
                totals.averageTrade(),
                totals.expectancyR(),
                totals.averageTrade(),
                totals.best(),
                totals.worst(),
                totals.averageHoldingMinutes(),
                totals.maxConsecutiveLosses(),
                ReturnStatistics.finite(100.0 * record.exposureBars() / record.bars()),
                drawdown.money(),
                drawdown.percent(),
                drawdownStart(record, drawdown),
                drawdown.endIndex() < 0
                        ? null
                        : Instant.ofEpochMilli(equity.millis(drawdown.endIndex())),
                cagr,
                ReturnStatistics.sharpe(daily),
                ReturnStatistics.sortino(daily),
                cagr == null ? null : ReturnStatistics.finite(cagr / (drawdown.percent() / 100)),
                ReturnStatistics.probabilisticSharpe(daily),
                ReturnStatistics.systemQuality(TradeTotals.rMultiples(record.trades())),
                record.buyAndHoldNet(),
                record.drawdownHalts());
    }

    private static @Nullable Instant drawdownStart(TradingRecord record, Drawdown drawdown) {
        if (drawdown.endIndex() < 0) {
            return null;
        }
        return Instant.ofEpochMilli(
                drawdown.startIndex() < 0
                        ? record.startMillis()
                        : record.equity().millis(drawdown.startIndex()));
    }

    private static @Nullable Double cagr(TradingRecord record, double starting, double ending) {
        EquityCurve equity = record.equity();
        if (equity.isEmpty() || ending <= 0) {
            return null;
        }
        long elapsed = equity.millis(equity.size() - 1) - record.startMillis();
        return elapsed <= 0
                ? null
                : ReturnStatistics.finite(
                        Math.pow(ending / starting, MILLIS_PER_YEAR / elapsed) - 1);
    }
}
