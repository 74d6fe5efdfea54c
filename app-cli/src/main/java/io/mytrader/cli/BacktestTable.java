package io.mytrader.cli;

import io.mytrader.backtest.BacktestResult;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Money;
import io.mytrader.performance.PerformanceMetrics;
import io.mytrader.performance.TradeBreakdown;
import io.mytrader.performance.TradeTotals;
import io.mytrader.signal.Outcome;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** A backtest's result for people: aligned figures, coloured on a terminal. */
final class BacktestTable {
    private static final int SKETCH_WIDTH = 60;
    private static final String UNDEFINED = "-";

    private final BacktestResult result;
    private final PerformanceMetrics metrics;
    private final PrintStream out;
    private final Ansi ansi;
    private final boolean unicode;

    BacktestTable(BacktestResult result, CommandContext context) {
        this.result = result;
        this.metrics = result.metrics();
        this.out = context.out();
        this.ansi = context.terminal() ? Ansi.AUTO : Ansi.OFF;
        this.unicode = out.charset().equals(StandardCharsets.UTF_8);
    }

    /**
     * Prints everything.
     *
     * @param folder where the report is, if it was written
     */
    void print(@Nullable Path folder) {
        heading();
        figures();
        groups("by strategy", TradeBreakdown.by(result.trades(), trade -> trade.strategy()));
        groups("by exit", TradeBreakdown.by(result.trades(), trade -> trade.exitReason().label()));
        rejections();
        if (unicode && metrics.trades() > 0) {
            out.println();
            out.println("equity  " + EquitySketch.of(result.equity(), SKETCH_WIDTH));
        }
        if (folder != null) {
            out.println();
            out.println("report in " + folder);
        }
    }

    private void heading() {
        BarSeries bars = result.bars();
        out.println(
                ansi.string("@|bold " + result.instrument().symbol() + "|@")
                        + "  "
                        + String.format(Locale.ROOT, "%,d bars of %s", bars.size(), interval(bars))
                        + "  "
                        + Instant.ofEpochMilli(bars.openMillis(0))
                        + " to "
                        + Instant.ofEpochMilli(bars.openMillis(bars.size() - 1)));
        if (result.research()) {
            out.println(
                    ansi.string(
                            "@|yellow research mode: no stops and no limits; not tradeable as it"
                                    + " stands|@"));
        }
        out.println();
    }

    private static String interval(BarSeries bars) {
        long seconds = bars.intervalMillis() / 1000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    private void figures() {
        row("net profit", coloured(metrics.netProfit()), "trades", number(metrics.trades()));
        row("net profit %", percent(metrics.netProfitPct()), "win rate", share(metrics.winRate()));
        row(
                "final balance",
                money(metrics.finalBalance()),
                "profit factor",
                ratio(metrics.profitFactor()));
        row(
                "max drawdown",
                money(metrics.maxDrawdown()),
                "average trade",
                amount(metrics.avgTrade()));
        row(
                "max drawdown %",
                percent(metrics.maxDrawdownPct()), "expectancy R", ratio(metrics.expectancyR()));
        row("commission", money(metrics.commission()), "best trade", money(metrics.bestTrade()));
        row("slippage", money(metrics.slippage()), "worst trade", money(metrics.worstTrade()));
        row("sharpe", ratio(metrics.sharpe()), "sortino", ratio(metrics.sortino()));
        row(
                "exposure %",
                percent(metrics.exposurePct()), "buy and hold", money(metrics.buyAndHoldNet()));
    }

    private void row(String left, Cell leftValue, String right, Cell rightValue) {
        out.println(pad(left, leftValue) + "    " + pad(right, rightValue));
    }

    private String pad(String label, Cell value) {
        String gap = " ".repeat(Math.max(1, 15 - value.text().length()));
        return String.format("%-15s", label) + gap + value.styled(ansi);
    }

    private void groups(String title, SortedMap<String, TradeTotals> groups) {
        if (groups.isEmpty()) {
            return;
        }
        out.println();
        out.printf("%-24s %8s %14s %9s%n", title, "trades", "net profit", "win rate");
        groups.forEach((name, totals) ->
                out.printf(
                        "%-24s %8d %14s %9s%n",
                        name,
                        totals.trades(),
                        money(totals.netProfit()).text(),
                        share(totals.winRate()).text()));
    }

    private void rejections() {
        if (result.rejectedEntries().isEmpty()) {
            return;
        }
        out.println();
        out.println("signals that did not become trades");
        result.rejectedEntries().entrySet().stream()
                .sorted(Map.Entry.<Outcome, Long>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry ->
                        out.printf(
                                "%-24s %8d%n",
                                entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue()));
    }

    /** A text, and the style it has on a terminal. */
    private record Cell(String text, String style) {
        String styled(Ansi ansi) {
            return style.isEmpty() ? text : ansi.string("@|" + style + " " + text + "|@");
        }
    }

    private static Cell plain(String text) {
        return new Cell(text, "");
    }

    private static Cell coloured(Money amount) {
        String style = amount.isNegative() ? "red" : amount.isPositive() ? "green" : "";
        return new Cell(money(amount).text(), style);
    }

    private static Cell money(@Nullable Money amount) {
        return amount == null ? plain(UNDEFINED) : amount(amount.toDouble());
    }

    private static Cell amount(@Nullable Double amount) {
        return formatted("%,.2f", amount);
    }

    private static Cell number(int number) {
        return plain(String.format(Locale.ROOT, "%,d", number));
    }

    private static Cell percent(@Nullable Double percent) {
        return formatted("%.2f", percent);
    }

    /** A fraction, shown as percent. */
    private static Cell share(@Nullable Double fraction) {
        return formatted("%.1f %%", fraction == null ? null : fraction * 100);
    }

    private static Cell ratio(@Nullable Double ratio) {
        return formatted("%.2f", ratio);
    }

    private static Cell formatted(String format, @Nullable Double number) {
        return plain(number == null ? UNDEFINED : String.format(Locale.ROOT, format, number));
    }
}
