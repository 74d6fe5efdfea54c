package io.mytrader.report.html;

import io.mytrader.backtest.BacktestResult;
import io.mytrader.market.Money;
import io.mytrader.performance.MonthlyResults;
import io.mytrader.performance.MonthlyResults.Month;
import io.mytrader.report.KeyFigure.Tone;
import io.mytrader.report.output.Figures;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The result of each month, one row a year. */
final class MonthlySection {
    private static final double STRONGEST_SHADE = 0.6;

    private MonthlySection() {}

    static String html(BacktestResult result) {
        SortedMap<YearMonth, Month> months =
                MonthlyResults.of(result.equity(), result.startingBalance());
        if (months.isEmpty()) {
            return "<p class=\"empty\">No bars, so no months.</p>";
        }
        double largest = largest(months);
        Html html = new Html();
        html.markup("<div class=\"scroll\"><table class=\"months\"><caption>");
        html.text("Change of equity in each month, percent of the equity before it");
        html.markup("</caption><thead><tr><th scope=\"col\">Year</th>");
        for (int month = 1; month <= 12; month++) {
            html.markup("<th scope=\"col\" class=\"n\">");
            html.text(
                    YearMonth.of(2000, month)
                            .getMonth()
                            .getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            html.markup("</th>");
        }
        html.markup("<th scope=\"col\" class=\"n\">Year</th></tr></thead><tbody>");
        for (int year = months.firstKey().getYear(); year <= months.lastKey().getYear(); year++) {
            html.markup("<tr><th scope=\"row\">").text(Integer.toString(year)).markup("</th>");
            for (int month = 1; month <= 12; month++) {
                cell(months.get(YearMonth.of(year, month)), largest, html);
            }
            cell(year(months, year), 0, html);
            html.markup("</tr>");
        }
        return html.markup("</tbody></table></div>").toString();
    }

    private static double largest(SortedMap<YearMonth, Month> months) {
        double largest = 0;
        for (Month month : months.values()) {
            double size = Math.abs(month.fraction());
            largest = size > largest ? size : largest;
        }
        return largest;
    }

    private static @Nullable Month year(SortedMap<YearMonth, Month> months, int year) {
        SortedMap<YearMonth, Month> part =
                months.subMap(YearMonth.of(year, 1), YearMonth.of(year + 1, 1));
        Money before = null;
        Money change = Money.ZERO;
        for (Month month : part.values()) {
            before = before == null ? month.before() : before;
            change = change.plus(month.change());
        }
        return before == null ? null : new Month(before, change);
    }

    private static void cell(@Nullable Month month, double largest, Html html) {
        if (month == null) {
            html.markup("<td class=\"n none\" title=\"no bars\">–</td>");
            return;
        }
        double fraction = month.fraction();
        Tone tone = Tone.of(month.change());
        html.markup("<td class=\"n shade ")
                .markup(PageTable.name(tone))
                .markup("\" style=\"--shade:");
        html.markup(Css.number(largest > 0 ? Math.abs(fraction) / largest * STRONGEST_SHADE : 0));
        html.markup("\" title=\"").figure(Figures.result(month.change())).markup("\">");
        html.figure(Figures.signed(fraction * 100, 2)).markup("</td>");
    }
}
