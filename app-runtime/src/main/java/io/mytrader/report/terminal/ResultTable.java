package io.mytrader.report.terminal;

import io.mytrader.account.ClosedTrade;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.IntrabarComparison;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Money;
import io.mytrader.performance.TradeBreakdown;
import io.mytrader.performance.TradeTotals;
import io.mytrader.report.KeyFigure;
import io.mytrader.report.KeyFigure.Tone;
import io.mytrader.report.KeyFigures;
import io.mytrader.report.OutcomeText;
import io.mytrader.report.output.Figures;
import io.mytrader.report.terminal.TextTable.Cell;
import io.mytrader.signal.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** A backtest's result as a table for a terminal. */
public final class ResultTable {
    private static final int CHART_HEIGHT = 6;
    private static final int CHART_WIDTH = 72;

    private final BacktestResult result;
    private final TerminalStyle style;
    private final List<String> lines = new ArrayList<>();

    private ResultTable(BacktestResult result, TerminalStyle style) {
        this.result = result;
        this.style = style;
    }

    /** The table's lines. */
    public static List<String> of(BacktestResult result, TerminalStyle style) {
        ResultTable table = new ResultTable(result, style);
        table.heading();
        table.figures();
        table.chart();
        table.groups("by strategy", TradeBreakdown.by(result.trades(), ClosedTrade::strategy));
        table.groups(
                "by exit reason",
                TradeBreakdown.by(result.trades(), trade -> trade.exitReason().label()));
        table.rejections();
        table.intrabar();
        return List.copyOf(table.lines);
    }

    private void heading() {
        BarSeries bars = result.bars();
        ZoneId zone = result.instrument().calendar().zone();
        DateTimeFormatter minute =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
        String count =
                Figures.count(bars.size()) + " bars of " + Figures.interval(bars.intervalMillis());
        lines.add(style.bold(result.instrument().symbol()) + "  " + count);
        if (!bars.isEmpty()) {
            lines.add(
                    "%s to %s %s"
                            .formatted(
                                    minute.format(Instant.ofEpochMilli(bars.openMillis(0))),
                                    minute.format(
                                            Instant.ofEpochMilli(bars.openMillis(bars.size() - 1))),
                                    zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()));
        }
        if (result.research()) {
            lines.add(style.attention("research mode: no stops and no limits"));
        }
    }

    private void figures() {
        List<List<String>> blocks = KeyFigures.of(result).stream().map(this::block).toList();
        List<String> left = new ArrayList<>();
        List<String> right = new ArrayList<>();
        // Result, risk and ratios to the left; costs and the longer list of trades to the right.
        for (int i = 0; i < blocks.size(); i++) {
            (i < 3 ? left : right).addAll(blocks.get(i));
        }
        int width = longest(left) + 4;
        if (width + longest(right) > style.width()) {
            blocks.forEach(lines::addAll);
            return;
        }
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String first = i < left.size() ? left.get(i) : "";
            String second = i < right.size() ? right.get(i) : "";
            lines.add((first + " ".repeat(width - visibleLength(first)) + second).stripTrailing());
        }
    }

    private List<String> block(KeyFigures group) {
        List<String> block = new ArrayList<>();
        block.add("");
        block.add(style.bold(group.title()));
        for (KeyFigure figure : group.figures()) {
            String value = style.shown(figure.value());
            String detail = figure.detail();
            block.add(
                    "%-18s%s%s%s"
                            .formatted(
                                    figure.label(),
                                    " ".repeat(Math.max(1, 14 - value.length())),
                                    style.toned(value, figure.tone()),
                                    detail == null ? "" : "  " + style.faint(detail)));
        }
        return block;
    }

    private void chart() {
        if (!style.unicode() || result.trades().isEmpty()) {
            return;
        }
        Money lowest = result.startingBalance();
        Money highest = result.startingBalance();
        for (int i = 0; i < result.equity().size(); i++) {
            Money equity = result.equity().equity(i);
            lowest = equity.isLessThan(lowest) ? equity : lowest;
            highest = equity.isGreaterThan(highest) ? equity : highest;
        }
        List<String> chart =
                BrailleChart.of(
                        result.equity(), Math.min(CHART_WIDTH, style.width() - 16), CHART_HEIGHT);
        lines.add("");
        lines.add(style.bold("Equity"));
        for (int i = 0; i < chart.size(); i++) {
            String label =
                    i == 0
                            ? "  " + Figures.amount(highest)
                            : i == chart.size() - 1 ? "  " + Figures.amount(lowest) : "";
            lines.add(chart.get(i) + style.faint(label));
        }
    }

    private void groups(String title, SortedMap<String, TradeTotals> groups) {
        if (groups.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(style, 1);
        table.row(title, "trades", "net profit", "win rate", "mean R");
        groups.forEach((name, totals) ->
                table.row(
                        Cell.of(name),
                        Cell.of(Figures.count(totals.trades())),
                        new Cell(Figures.result(totals.netProfit()), Tone.of(totals.netProfit())),
                        Cell.of(Figures.percent(totals.winRate(), 1)),
                        Cell.of(Figures.signed(totals.expectancyR(), 3))));
        add(table);
    }

    private void rejections() {
        if (result.rejectedEntries().isEmpty()) {
            return;
        }
        TextTable table = new TextTable(style, 1);
        table.row("signals that did not become trades", "signals");
        result.rejectedEntries().entrySet().stream()
                .sorted(
                        Map.Entry.<Outcome, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(count ->
                        table.row(OutcomeText.of(count.getKey()), Figures.count(count.getValue())));
        add(table);
    }

    private void intrabar() {
        IntrabarComparison intrabar = result.intrabar();
        if (intrabar.ambiguous().isEmpty()) {
            return;
        }
        TextTable table = new TextTable(style, 1);
        int count = intrabar.ambiguous().size();
        table.row(
                Figures.count(count) + (count == 1 ? " ambiguous fill" : " ambiguous fills"),
                "net profit");
        table.row("stop first (pessimistic)", Figures.result(intrabar.netProfitPessimistic()));
        table.row("path by distance (ohlc)", Figures.result(intrabar.netProfitOhlc()));
        table.row("target first (optimistic)", Figures.result(intrabar.netProfitOptimistic()));
        add(table);
    }

    private void add(TextTable table) {
        List<String> rows = table.lines();
        lines.add("");
        lines.add(style.bold(rows.getFirst()));
        lines.addAll(rows.subList(1, rows.size()));
    }

    private static int longest(List<String> block) {
        return block.stream().mapToInt(ResultTable::visibleLength).max().orElse(0);
    }

    /** Length without the codes that only colour. */
    private static int visibleLength(String text) {
        return text.replaceAll("\033\\[[0-9]+m", "").length();
    }
}
