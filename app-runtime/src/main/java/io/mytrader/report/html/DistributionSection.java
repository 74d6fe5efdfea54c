package io.mytrader.report.html;

import io.mytrader.account.ClosedTrade;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.performance.TradeTotals;
import io.mytrader.report.KeyFigure.Tone;
import io.mytrader.report.html.ColumnChart.Column;
import io.mytrader.report.output.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How the results of trades are distributed, in money and in units of the initial risk. */
final class DistributionSection {
    private DistributionSection() {}

    static String html(BacktestResult result) {
        List<ClosedTrade> trades = result.trades();
        double[] money = trades.stream().mapToDouble(trade -> trade.netPnl().toDouble()).toArray();
        return chart("Net results in " + result.instrument().currency(), money)
                + chart("Net results in R (initial risk)", TradeTotals.rMultiples(trades));
    }

    private static String chart(String title, double[] values) {
        Histogram histogram = Histogram.of(values);
        if (histogram == null) {
            return new Html()
                    .markup("<figure class=\"columns\"><figcaption>")
                    .text(title)
                    .markup("</figcaption><p class=\"empty\">")
                    .text(title.contains("R (") ? "No trade had a stop." : "No trades.")
                    .markup("</p></figure>")
                    .toString();
        }
        List<Integer> counts = histogram.counts();
        int decimals = Math.clamp((int) -Math.floor(Math.log10(histogram.width())), 0, 6);
        List<Column> columns = new ArrayList<>();
        for (int bin = 0; bin < counts.size(); bin++) {
            String lower = Figures.number(histogram.lower(bin), decimals);
            String upper = Figures.number(histogram.lower(bin + 1), decimals);
            String range =
                    bin == 0
                            ? "below " + upper
                            : bin == counts.size() - 1
                                    ? lower + " and more"
                                    : lower + " to " + upper;
            columns.add(
                    new Column(
                            lower,
                            counts.get(bin),
                            histogram.lower(bin) >= 0 ? Tone.GAIN : Tone.LOSS,
                            range + ": " + Figures.count(counts.get(bin)) + " trades"));
        }
        String scale = "tallest " + Figures.count(Collections.max(counts)) + " trades";
        return new ColumnChart(title, scale, columns, Math.max(2, counts.size() / 6)).html();
    }
}
