package io.mytrader.performance;

import io.mytrader.account.ClosedTrade;
import io.mytrader.market.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sums and counts of closed trades after costs. A breakeven trade is neither a win nor a loss.
 *
 * @param trades how many
 * @param wins with a net result above zero
 * @param losses with a net result below zero
 * @param grossProfit sum of the positive net results
 * @param grossLoss sum of the negative net results, at most zero
 * @param commission both sides of all trades
 * @param slippage money lost against undisturbed prices
 * @param maxConsecutiveLosses longest row of losses; any other trade ends a row
 * @param holdingMillis sum of the times from entry to exit
 * @param best largest net result; null without trades
 * @param worst smallest net result; null without trades
 * @param expectancyR mean result in R of the trades that have one; null when none has
 */
public record TradeTotals(
        int trades,
        int wins,
        int losses,
        Money grossProfit,
        Money grossLoss,
        Money commission,
        Money slippage,
        int maxConsecutiveLosses,
        long holdingMillis,
        @Nullable Money best,
        @Nullable Money worst,
        @Nullable Double expectancyR) {

    /** Adds up trades in the order of their exits. */
    public static TradeTotals of(List<ClosedTrade> trades) {
        int wins = 0;
        int losses = 0;
        int row = 0;
        int longestRow = 0;
        long holding = 0;
        Money profit = Money.ZERO;
        Money loss = Money.ZERO;
        Money commission = Money.ZERO;
        Money slippage = Money.ZERO;
        Money best = null;
        Money worst = null;
        for (ClosedTrade trade : trades) {
            Money net = trade.netPnl();
            if (net.isPositive()) {
                wins++;
                profit = profit.plus(net);
            }
            if (net.isNegative()) {
                losses++;
                loss = loss.plus(net);
            }
            row = net.isNegative() ? row + 1 : 0;
            longestRow = Math.max(longestRow, row);
            holding += trade.exitMillis() - trade.entryMillis();
            commission = commission.plus(trade.commission());
            slippage = slippage.plus(trade.slippage());
            best = best == null || net.isGreaterThan(best) ? net : best;
            worst = worst == null || net.isLessThan(worst) ? net : worst;
        }
        return new TradeTotals(
                trades.size(),
                wins,
                losses,
                profit,
                loss,
                commission,
                slippage,
                longestRow,
                holding,
                best,
                worst,
                ReturnStatistics.finite(ReturnStatistics.mean(rMultiples(trades))));
    }

    /** Results in units of the initial risk, of the trades that had a stop. */
    public static double[] rMultiples(List<ClosedTrade> trades) {
        return trades.stream()
                .map(ClosedTrade::rMultiple)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    public Money netProfit() {
        return grossProfit.plus(grossLoss);
    }

    /** Wins / trades as a fraction; null without trades. */
    public @Nullable Double winRate() {
        return perTrade(wins, 1);
    }

    /** Gross profit / gross loss, above zero; null without a loss. */
    public @Nullable Double profitFactor() {
        return grossLoss.isNegative()
                ? (Double) ((double) grossProfit.nanos() / -grossLoss.nanos())
                : null;
    }

    /** Mean net result of a trade in money; null without trades. */
    public @Nullable Double averageTrade() {
        return perTrade(netProfit().nanos(), 1e9);
    }

    /** Null without trades. */
    public @Nullable Double averageHoldingMinutes() {
        return perTrade(holdingMillis, 60_000);
    }

    /** Divides once, so that the quotient of whole numbers is rounded only once. */
    private @Nullable Double perTrade(long sum, double unit) {
        return trades == 0 ? null : (Double) (sum / (unit * trades));
    }
}
