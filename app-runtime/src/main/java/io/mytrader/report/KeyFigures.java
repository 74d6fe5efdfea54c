package io.mytrader.report;

import io.mytrader.backtest.BacktestResult;
import io.mytrader.market.Money;
import io.mytrader.performance.PerformanceMetrics;
import io.mytrader.report.KeyFigure.Tone;
import io.mytrader.report.output.Figures;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The key figures of a run in the order and words in which people read them.
 *
 * @param title of the group, which has at most five figures or, the last one, ten
 * @param figures in reading order
 */
public record KeyFigures(String title, List<KeyFigure> figures) {
    private static final String NO_TRADES = "It needs a closed trade.";
    private static final String NO_RISK = "It needs trades with a stop.";
    private static final String NO_DAYS = "It needs two days with different returns.";

    public KeyFigures {
        figures = List.copyOf(figures);
    }

    /** All groups. */
    public static List<KeyFigures> of(BacktestResult result) {
        PerformanceMetrics metrics = result.metrics();
        ZoneId zone = result.instrument().calendar().zone();
        return List.of(
                result(metrics),
                risk(metrics, zone),
                ratios(metrics),
                costs(metrics),
                trades(metrics));
    }

    private static KeyFigures result(PerformanceMetrics metrics) {
        return new KeyFigures(
                "Result",
                List.of(
                        money(
                                "Net profit",
                                metrics.netProfit(),
                                Figures.signed(metrics.netProfitPct(), 2) + " %",
                                "Sum of all trades after commission and slippage; beside it, percent of"
                                        + " the starting balance."),
                        plain(
                                "Final balance",
                                Figures.amount(metrics.finalBalance()),
                                "from " + Figures.amount(metrics.startingBalance()),
                                "Starting balance plus net profit."),
                        optional(
                                "Yearly growth",
                                Figures.percent(metrics.cagr(), 2),
                                "CAGR: (final / starting balance)^(1 / years) - 1, a year of 365.25"
                                        + " days. Short runs exaggerate it.",
                                "It needs a balance above zero and a growth that is a number.",
                                tone(metrics.cagr())),
                        optional(
                                "Buy and hold",
                                Figures.result(metrics.buyAndHoldNet()),
                                "One contract bought at the first open and sold at the last close, less"
                                        + " costs.",
                                "It needs prices whose worth is within the range of money.",
                                tone(metrics.buyAndHoldNet()))));
    }

    private static KeyFigures risk(PerformanceMetrics metrics, ZoneId zone) {
        boolean fell = metrics.maxDrawdown().isPositive();
        return new KeyFigures(
                "Risk",
                List.of(
                        new KeyFigure(
                                "Maximum drawdown",
                                Figures.number(metrics.maxDrawdownPct(), 2) + " %",
                                Figures.amount(metrics.maxDrawdown()),
                                "Deepest fall of the equity at bar closes below its highest value so"
                                        + " far: in percent of that value, and in money.",
                                fell ? Tone.LOSS : Tone.NEUTRAL),
                        plain(
                                "Drawdown from",
                                day(metrics.maxDrawdownStart(), zone),
                                fell ? "to " + day(metrics.maxDrawdownEnd(), zone) : null,
                                "Peak and bottom of the deepest fall in money."
                                        + (fell ? "" : " The equity never fell.")),
                        optional(
                                "Exposure",
                                percentOf(metrics.exposurePct()),
                                "Bars with an open position / all bars.",
                                "It needs bars.",
                                Tone.NEUTRAL),
                        plain(
                                "Drawdown halts",
                                Figures.count(metrics.drawdownHalts()),
                                null,
                                "How often the drawdown limit stopped trading.")));
    }

    private static KeyFigures ratios(PerformanceMetrics metrics) {
        return new KeyFigures(
                "Ratios",
                List.of(
                        optional(
                                "Sharpe ratio",
                                Figures.number(metrics.sharpe(), 2),
                                "Mean / standard deviation of daily mark-to-market returns x √252,"
                                        + " risk-free rate 0.",
                                NO_DAYS,
                                tone(metrics.sharpe())),
                        optional(
                                "Sortino ratio",
                                Figures.number(metrics.sortino(), 2),
                                "Like the Sharpe ratio, but only losing days count as risk.",
                                "It needs a losing day.",
                                tone(metrics.sortino())),
                        optional(
                                "Calmar ratio",
                                Figures.number(metrics.calmar(), 2),
                                "Yearly growth / maximum drawdown.",
                                "It needs a drawdown and a yearly growth.",
                                tone(metrics.calmar())),
                        optional(
                                "Sharpe above zero",
                                Figures.percent(metrics.psr(), 1),
                                "Probabilistic Sharpe ratio: how probable it is that the true Sharpe"
                                        + " ratio is above zero, given the number of days and the shape of"
                                        + " their returns.",
                                NO_DAYS,
                                Tone.NEUTRAL),
                        optional(
                                "System quality",
                                Figures.number(metrics.sqn(), 2),
                                "SQN: √min(trades, 100) x mean / standard deviation of the results in"
                                        + " R.",
                                "It needs two trades with a stop and different results.",
                                tone(metrics.sqn()))));
    }

    private static KeyFigures trades(PerformanceMetrics metrics) {
        int even = metrics.trades() - metrics.wins() - metrics.losses();
        return new KeyFigures(
                "Trades",
                List.of(
                        plain(
                                "Trades",
                                Figures.count(metrics.trades()),
                                Figures.count(metrics.wins())
                                        + " won, "
                                        + Figures.count(metrics.losses())
                                        + " lost"
                                        + (even == 0 ? "" : ", " + Figures.count(even) + " even"),
                                "From flat to flat. A trade without gain or loss counts as neither."),
                        optional(
                                "Win rate",
                                Figures.percent(metrics.winRate(), 1),
                                "Trades with a net gain / all trades.",
                                NO_TRADES,
                                Tone.NEUTRAL),
                        optional(
                                "Profit factor",
                                Figures.number(metrics.profitFactor(), 2),
                                "Sum of gains / sum of losses, after costs. Above 1 it earned money.",
                                "It needs a losing trade.",
                                metrics.profitFactor() == null
                                        ? Tone.NEUTRAL
                                        : Tone.of(metrics.profitFactor() - 1)),
                        optional(
                                "Expectancy",
                                Figures.result(metrics.expectancy()),
                                "Mean net result of a trade.",
                                NO_TRADES,
                                tone(metrics.expectancy())),
                        optional(
                                "Expectancy in R",
                                Figures.signed(metrics.expectancyR(), 3),
                                "Mean net result in units of what the initial stop put at risk.",
                                NO_RISK,
                                tone(metrics.expectancyR())),
                        optional(
                                "Best trade",
                                Figures.result(metrics.bestTrade()),
                                "Largest net result.",
                                NO_TRADES,
                                tone(metrics.bestTrade())),
                        optional(
                                "Worst trade",
                                Figures.result(metrics.worstTrade()),
                                "Smallest net result.",
                                NO_TRADES,
                                tone(metrics.worstTrade())),
                        optional(
                                "Mean holding",
                                Figures.minutes(metrics.avgHoldingMinutes()),
                                "Mean time from the first entry fill to the last exit fill.",
                                NO_TRADES,
                                Tone.NEUTRAL),
                        plain(
                                "Losses in a row",
                                Figures.count(metrics.maxConsecutiveLosses()),
                                null,
                                "Longest row of losing trades.")));
    }

    private static KeyFigures costs(PerformanceMetrics metrics) {
        return new KeyFigures(
                "Gains and costs",
                List.of(
                        money(
                                "Gross profit",
                                metrics.grossProfit(),
                                null,
                                "Sum of the trades that gained, after their costs."),
                        money(
                                "Gross loss",
                                metrics.grossLoss(),
                                null,
                                "Sum of the trades that lost, after their costs."),
                        plain(
                                "Commission",
                                Figures.amount(metrics.commission()),
                                null,
                                "Both sides of all trades; already in the net profit."),
                        plain(
                                "Slippage",
                                Figures.amount(metrics.slippage()),
                                null,
                                "Money lost against undisturbed prices; already in the net profit.")));
    }

    private static KeyFigure money(
            String label, Money value, @Nullable String detail, String definition) {
        return new KeyFigure(label, Figures.result(value), detail, definition, Tone.of(value));
    }

    private static KeyFigure plain(
            String label, String value, @Nullable String detail, String definition) {
        return new KeyFigure(label, value, detail, definition, Tone.NEUTRAL);
    }

    private static KeyFigure optional(
            String label, String value, String definition, String needs, Tone tone) {
        boolean unknown = value.equals(Figures.UNKNOWN);
        return new KeyFigure(
                label,
                value,
                null,
                unknown ? definition + " Not defined here: " + lowerFirst(needs) : definition,
                tone);
    }

    private static String lowerFirst(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String percentOf(@Nullable Double percent) {
        return percent == null ? Figures.UNKNOWN : Figures.number(percent, 1) + " %";
    }

    private static Tone tone(@Nullable Double value) {
        return value == null ? Tone.NEUTRAL : Tone.of(value);
    }

    private static Tone tone(@Nullable Money value) {
        return value == null ? Tone.NEUTRAL : Tone.of(value);
    }

    private static String day(@Nullable Instant time, ZoneId zone) {
        return time == null
                ? Figures.UNKNOWN
                : DateTimeFormatter.ISO_LOCAL_DATE.format(time.atZone(zone));
    }
}
