package io.mytrader.report.html;

import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.IntrabarComparison;
import io.mytrader.backtest.IntrabarComparison.AmbiguousTrade;
import io.mytrader.market.Money;
import io.mytrader.report.KeyFigure.Tone;
import io.mytrader.report.output.Figures;
import java.util.Comparator;
import java.util.List;

/** Trades whose closing bar touched both stop and target, priced all three ways. */
final class IntrabarSection {
    private static final int LONGEST_LIST = 200;

    private IntrabarSection() {}

    static String html(BacktestResult result, String assumed) {
        IntrabarComparison intrabar = result.intrabar();
        List<AmbiguousTrade> ambiguous = intrabar.ambiguous();
        if (ambiguous.isEmpty()) {
            return "<p class=\"lead\">No bar touched both the stop and the target of a trade: the"
                    + " result does not depend on the path inside bars.</p>";
        }
        Html html = new Html();
        html.markup("<p class=\"lead\">");
        html.text(
                "%s of %s trades closed in a bar that touched both stop and target; which came first"
                                .formatted(
                                        Figures.count(ambiguous.size()),
                                        Figures.count(result.trades().size()))
                        + " is not known. Net profit under each assumption:");
        html.markup("</p>");
        PageTable totals =
                PageTable.ofFigures(
                        "The three assumptions", "Assumption", "Net profit", "Difference");
        Money pessimistic = intrabar.netProfitPessimistic();
        assumption("pessimistic", "the stop came first", pessimistic, pessimistic, assumed, totals);
        assumption(
                "ohlc",
                "open, nearer extreme, other, close",
                intrabar.netProfitOhlc(),
                pessimistic,
                assumed,
                totals);
        assumption(
                "optimistic",
                "the target came first",
                intrabar.netProfitOptimistic(),
                pessimistic,
                assumed,
                totals);
        html.markup(totals.close());
        html.markup("<details><summary>");
        html.text(
                ambiguous.size() <= LONGEST_LIST
                        ? "The ambiguous trades"
                        : "The %d ambiguous trades with the largest differences"
                                .formatted(LONGEST_LIST));
        html.markup("</summary>").markup(list(ambiguous)).markup("</details>");
        return html.toString();
    }

    private static void assumption(
            String name,
            String meaning,
            Money net,
            Money pessimistic,
            String assumed,
            PageTable table) {
        table.row(name, meaning + (name.equals(assumed) ? "; assumed in this run" : ""))
                .cell(Figures.result(net), Tone.of(net))
                .cell(Figures.result(net.minus(pessimistic)))
                .end();
    }

    private static String list(List<AmbiguousTrade> ambiguous) {
        PageTable table =
                PageTable.ofFigures(
                        "Net result of each", "Trade", "Pessimistic", "OHLC", "Optimistic");
        ambiguous.stream()
                .sorted(
                        Comparator.comparing(IntrabarSection::difference)
                                .reversed()
                                .thenComparingLong(AmbiguousTrade::tradeId))
                .limit(LONGEST_LIST)
                .sorted(Comparator.comparingLong(AmbiguousTrade::tradeId))
                .forEach(trade ->
                        table.row(Long.toString(trade.tradeId()))
                                .cell(
                                        Figures.result(trade.pessimistic()),
                                        Tone.of(trade.pessimistic()))
                                .cell(Figures.result(trade.ohlc()), Tone.of(trade.ohlc()))
                                .cell(
                                        Figures.result(trade.optimistic()),
                                        Tone.of(trade.optimistic()))
                                .end());
        return table.close();
    }

    private static Money difference(AmbiguousTrade trade) {
        return trade.optimistic().minus(trade.pessimistic());
    }
}
