package io.mytrader.api.body;

import io.mytrader.market.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backtest in the background.
 *
 * @param state queued, running, done, failed or cancelled
 * @param data the file with the bars
 * @param config name of the configuration; null for the one of the server
 * @param barsDone so far
 * @param barsTotal null before the bars are read
 * @param message what went wrong; null unless it failed
 * @param figures null until it is done
 */
public record BacktestItem(
        String id,
        String state,
        String data,
        @Nullable String config,
        @Nullable String strategy,
        @Nullable String instrument,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int barsDone,
        @Nullable Integer barsTotal,
        @Nullable String message,
        @Nullable Figures figures) {

    /** The key figures of a finished run; the summary has them all. */
    public record Figures(
            Money netProfit,
            double netProfitPct,
            int trades,
            @Nullable Double winRate,
            @Nullable Double profitFactor,
            @Nullable Double expectancyR,
            Money maxDrawdown,
            double maxDrawdownPct,
            @Nullable Double sharpe,
            double barsPerSecond) {}
}
