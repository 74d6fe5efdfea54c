package io.mytrader.report;

import io.mytrader.account.ClosedTrade;
import io.mytrader.backtest.BacktestResult;
import io.mytrader.backtest.IntrabarComparison;
import io.mytrader.market.BarSeries;
import io.mytrader.performance.PerformanceMetrics;
import io.mytrader.performance.TradeBreakdown;
import io.mytrader.performance.TradeTotals;
import io.mytrader.report.output.JsonOutput;
import io.mytrader.report.output.TextOutput;
import io.mytrader.signal.Outcome;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code summary.json}: the run, its data, its key figures and breakdowns.
 *
 * <p>Equal runs give equal bytes, but for {@code wall_seconds} and {@code bars_per_second}.
 */
public final class SummaryFile {
    public static final String FILE_NAME = "summary.json";

    private SummaryFile() {}

    /** Writes the document and flushes the stream, without closing it. */
    public static void write(BacktestResult result, RunFacts run, OutputStream stream) {
        TextOutput text = new TextOutput(stream);
        JsonOutput out = JsonOutput.indented(text);
        out.beginObject();
        writeRun(result, run, out);
        writeData(result, run, out);
        writeMetrics(result.metrics(), out);
        writeGroups("by_strategy", TradeBreakdown.by(result.trades(), ClosedTrade::strategy), out);
        writeGroups("by_regime", TradeBreakdown.by(result.trades(), ClosedTrade::regime), out);
        writeGroups(
                "by_exit_reason",
                TradeBreakdown.by(result.trades(), trade -> trade.exitReason().label()),
                out);
        writeCounts("outcomes", result.outcomes(), out);
        writeCounts("rejected_entries", result.rejectedEntries(), out);
        out.name("not_applicable_limits").beginArray();
        result.notApplicableLimits().forEach(out::value);
        out.endArray();
        writeIntrabar(result.intrabar(), out);
        AdviceFacts advice = run.advice();
        if (advice != null) {
            writeAdvice(advice, out);
        }
        out.name("order_hash").value(result.orderHash());
        out.endObject().endLine();
        text.flush();
    }

    private static void writeRun(BacktestResult result, RunFacts run, JsonOutput out) {
        double seconds = run.wallSeconds();
        out.name("run").beginObject();
        out.name("version").value(run.version());
        out.name("config_hash").value(run.configHash());
        out.name("data_hash").value(run.dataHash());
        out.name("research").value(result.research());
        out.name("wall_seconds").value(seconds);
        out.name("bars_per_second").value(Math.rint(result.bars().size() / seconds));
        out.endObject();
    }

    private static void writeAdvice(AdviceFacts advice, JsonOutput out) {
        out.name("advice").beginObject();
        out.name("mode").value(advice.mode().label());
        out.name("source").value(advice.source().label());
        out.name("questions").value(advice.questions());
        out.name("opinions").value(advice.opinions());
        out.name("cost").value(advice.cost());
        out.name("caution").value(advice.caution());
        out.endObject();
    }

    private static void writeData(BacktestResult result, RunFacts run, JsonOutput out) {
        BarSeries bars = result.bars();
        out.name("data").beginObject();
        out.name("files").beginArray();
        run.files().forEach(out::value);
        out.endArray();
        out.name("bars").value(bars.size());
        if (bars.isEmpty()) {
            out.name("first").nothing().name("last").nothing();
        } else {
            out.name("first").time(bars.openMillis(0));
            out.name("last").time(bars.openMillis(bars.size() - 1));
        }
        out.name("interval_seconds").value(bars.intervalMillis() / 1000.0);
        out.name("gaps").value(run.gaps());
        out.name("filler_bars").value(result.fillerBars());
        out.name("skipped_rows").value(run.skippedRows());
        out.endObject();
    }

    private static void writeMetrics(PerformanceMetrics metrics, JsonOutput out) {
        out.name("metrics").beginObject();
        out.name("starting_balance").value(metrics.startingBalance());
        out.name("final_balance").value(metrics.finalBalance());
        out.name("net_profit").value(metrics.netProfit());
        out.name("net_profit_pct").value(metrics.netProfitPct());
        out.name("gross_profit").value(metrics.grossProfit());
        out.name("gross_loss").value(metrics.grossLoss());
        out.name("commission").value(metrics.commission());
        out.name("slippage").value(metrics.slippage());
        out.name("trades").value(metrics.trades());
        out.name("wins").value(metrics.wins());
        out.name("losses").value(metrics.losses());
        out.name("win_rate").value(metrics.winRate());
        out.name("profit_factor").value(metrics.profitFactor());
        out.name("expectancy").value(metrics.expectancy());
        out.name("expectancy_r").value(metrics.expectancyR());
        out.name("avg_trade").value(metrics.avgTrade());
        out.name("best_trade").value(metrics.bestTrade());
        out.name("worst_trade").value(metrics.worstTrade());
        out.name("avg_holding_minutes").value(metrics.avgHoldingMinutes());
        out.name("max_consecutive_losses").value(metrics.maxConsecutiveLosses());
        out.name("exposure_pct").value(metrics.exposurePct());
        out.name("max_drawdown").value(metrics.maxDrawdown());
        out.name("max_drawdown_pct").value(metrics.maxDrawdownPct());
        writeTime("max_drawdown_start", metrics.maxDrawdownStart(), out);
        writeTime("max_drawdown_end", metrics.maxDrawdownEnd(), out);
        out.name("cagr").value(metrics.cagr());
        out.name("sharpe").value(metrics.sharpe());
        out.name("sortino").value(metrics.sortino());
        out.name("calmar").value(metrics.calmar());
        out.name("psr").value(metrics.psr());
        out.name("sqn").value(metrics.sqn());
        out.name("buy_and_hold_net").value(metrics.buyAndHoldNet());
        out.name("drawdown_halts").value(metrics.drawdownHalts());
        out.endObject();
    }

    private static void writeTime(String name, @Nullable Instant time, JsonOutput out) {
        out.name(name);
        if (time == null) {
            out.nothing();
        } else {
            out.time(time.toEpochMilli());
        }
    }

    private static void writeGroups(
            String name, SortedMap<String, TradeTotals> groups, JsonOutput out) {
        out.name(name).beginObject();
        groups.forEach((group, totals) -> {
            out.escapedName(group).beginObject();
            out.name("trades").value(totals.trades());
            out.name("net_profit").value(totals.netProfit());
            out.name("win_rate").value(totals.winRate());
            out.name("expectancy_r").value(totals.expectancyR());
            out.endObject();
        });
        out.endObject();
    }

    private static void writeCounts(String name, Map<Outcome, Long> counts, JsonOutput out) {
        out.name(name).beginObject();
        counts.forEach((outcome, count) -> out.name(outcome.name()).value(count.longValue()));
        out.endObject();
    }

    private static void writeIntrabar(IntrabarComparison intrabar, JsonOutput out) {
        out.name("intrabar").beginObject();
        out.name("ambiguous_trades").value(intrabar.ambiguous().size());
        out.name("net_profit_pessimistic").value(intrabar.netProfitPessimistic());
        out.name("net_profit_optimistic").value(intrabar.netProfitOptimistic());
        out.name("net_profit_ohlc").value(intrabar.netProfitOhlc());
        out.endObject();
    }
}
