package io.mytrader.report.html;

import io.mytrader.account.ClosedTrade;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.performance.TradeBreakdown;
import io.mytrader.performance.TradeTotals;
import io.mytrader.report.KeyFigure.Tone;
import io.mytrader.report.output.Figures;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/** What trades of one strategy, regime or exit reason earned together. */
final class BreakdownSection {
    private BreakdownSection() {}

    static String html(BacktestResult result) {
        List<ClosedTrade> trades = result.trades();
        if (trades.isEmpty()) {
            return "<p class=\"empty\">No trades to break down.</p>";
        }
        return table("By strategy", "Strategy", trades, ClosedTrade::strategy)
                + table("By regime at entry", "Regime", trades, ClosedTrade::regime)
                + table("By exit reason", "Reason", trades, trade -> trade.exitReason().label())
                + table("By side", "Side", trades, BreakdownSection::side);
    }

    private static String side(ClosedTrade trade) {
        return trade.side().sign() > 0 ? "long" : "short";
    }

    private static String table(
            String caption,
            String what,
            List<ClosedTrade> trades,
            Function<ClosedTrade, String> label) {
        SortedMap<String, TradeTotals> groups = TradeBreakdown.by(trades, label);
        double largest = 0;
        for (TradeTotals totals : groups.values()) {
            largest = Math.max(largest, Math.abs(totals.netProfit().toDouble()));
        }
        PageTable table =
                PageTable.ofFigures(
                        caption, what, "Net", "", "Trades", "Win rate", "Factor", "Mean", "Mean R");
        for (var group : groups.entrySet()) {
            TradeTotals totals = group.getValue();
            Tone tone = Tone.of(totals.netProfit());
            table.row(group.getKey().replace('_', ' '))
                    .cell(Figures.result(totals.netProfit()), tone)
                    .bar(totals.netProfit().toDouble() / largest, tone)
                    .cell(Figures.count(totals.trades()))
                    .cell(Figures.percent(totals.winRate(), 1))
                    .cell(Figures.number(totals.profitFactor(), 2))
                    .cell(Figures.result(totals.averageTrade()), tone)
                    .cell(Figures.signed(totals.expectancyR(), 3))
                    .end();
        }
        return table.close();
    }
}
