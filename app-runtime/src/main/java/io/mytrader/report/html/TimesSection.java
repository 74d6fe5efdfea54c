package io.mytrader.report.html;

import io.mytrader.account.ClosedTrade;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.market.TradingCalendar;
import io.mytrader.performance.TradeBreakdown;
import io.mytrader.performance.TradeTotals;
import io.mytrader.report.KeyFigure.Tone;
import io.mytrader.report.html.ColumnChart.Column;
import io.mytrader.report.output.Figures;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Net results by the hour of the entry in exchange time and by its exchange day's weekday. */
final class TimesSection {
    private TimesSection() {}

    static String html(BacktestResult result) {
        TradingCalendar calendar = result.instrument().calendar();
        SortedMap<Integer, TradeTotals> hours =
                TradeBreakdown.by(
                        result.trades(),
                        trade ->
                                Instant.ofEpochMilli(trade.entryMillis())
                                        .atZone(calendar.zone())
                                        .getHour());
        SortedMap<DayOfWeek, TradeTotals> weekdays =
                TradeBreakdown.by(result.trades(), trade -> weekday(trade, calendar));
        List<Column> hourColumns = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            String label = "%02d".formatted(hour);
            hourColumns.add(column(label, label + ":00", hours.get(hour)));
        }
        List<Column> dayColumns = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.FRIDAY) <= 0 || weekdays.containsKey(day)) {
                dayColumns.add(
                        column(
                                day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                                day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                weekdays.get(day)));
            }
        }
        String hourTitle = "Net result by hour of entry (" + Zones.name(calendar.zone()) + ")";
        return new ColumnChart(hourTitle, scale(hourColumns), hourColumns, 4).html()
                + new ColumnChart(
                                "Net result by exchange day of entry",
                                scale(dayColumns),
                                dayColumns,
                                1)
                        .html();
    }

    private static String scale(List<Column> columns) {
        double best = 0;
        double worst = 0;
        for (Column column : columns) {
            best = Math.max(best, column.value());
            worst = Math.min(worst, column.value());
        }
        return Figures.signed(worst, 2) + " to " + Figures.signed(best, 2);
    }

    private static DayOfWeek weekday(ClosedTrade trade, TradingCalendar calendar) {
        return calendar.exchangeDayOf(trade.entryMillis()).getDayOfWeek();
    }

    private static Column column(String label, String name, @Nullable TradeTotals totals) {
        if (totals == null) {
            return new Column(label, 0, Tone.NEUTRAL, name + ": no trades");
        }
        return new Column(
                label,
                totals.netProfit().toDouble(),
                Tone.of(totals.netProfit()),
                "%s: %s in %s trades, %s won"
                        .formatted(
                                name,
                                Figures.result(totals.netProfit()),
                                Figures.count(totals.trades()),
                                Figures.percent(totals.winRate(), 1)));
    }
}
