package io.mytrader.dashboard.backtest;

import io.mytrader.api.body.BacktestItem;
import io.mytrader.api.body.BacktestRequest;
import io.mytrader.api.message.MessageBody;
import io.mytrader.performance.PerformanceMetrics;
import io.mytrader.runtime.backtest.BacktestRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A backtest that somebody asked for, and how far it is. Safe from any thread. */
final class BacktestJob {
    /** Where it is in its life. */
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    private final String id;
    private final BacktestRequest request;
    private final Path folder;
    private final Instant created;
    private State state = State.QUEUED;
    private @Nullable Instant started;
    private @Nullable Instant finished;
    private int barsDone;
    private @Nullable Integer barsTotal;
    private @Nullable String message;
    private @Nullable BacktestRun run;
    private boolean cancelled;

    BacktestJob(String id, BacktestRequest request, Path folder, Instant created) {
        this.id = id;
        this.request = request;
        this.folder = folder;
        this.created = created;
    }

    String id() {
        return id;
    }

    BacktestRequest request() {
        return request;
    }

    /** Where its report goes. */
    Path folder() {
        return folder;
    }

    synchronized boolean isOver() {
        return finished != null;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** It is to end; one that waits has ended. */
    synchronized void cancel(Instant now) {
        cancelled = true;
        if (state == State.QUEUED) {
            end(State.CANCELLED, null, now);
        }
    }

    synchronized void begin(Instant now) {
        state = State.RUNNING;
        started = now;
    }

    synchronized void at(int done, int total) {
        barsDone = done;
        barsTotal = total;
    }

    synchronized void complete(BacktestRun finishedRun, Instant now) {
        run = finishedRun;
        barsDone = finishedRun.bars().size();
        end(State.DONE, null, now);
    }

    synchronized void end(State how, @Nullable String why, Instant now) {
        state = how;
        message = why;
        finished = now;
    }

    synchronized @Nullable BacktestRun run() {
        return run;
    }

    synchronized BacktestItem item() {
        BacktestRun done = run;
        return new BacktestItem(
                id,
                state.name().toLowerCase(Locale.ROOT),
                request.data(),
                request.config(),
                request.strategy(),
                done == null ? request.instrument() : done.instrument(),
                created,
                started,
                finished,
                barsDone,
                barsTotal,
                message,
                done == null ? null : figures(done));
    }

    private BacktestItem.Figures figures(BacktestRun done) {
        PerformanceMetrics metrics = done.result().metrics();
        Duration time =
                started == null || finished == null
                        ? Duration.ZERO
                        : Duration.between(started, finished);
        return new BacktestItem.Figures(
                metrics.netProfit(),
                metrics.netProfitPct(),
                metrics.trades(),
                metrics.winRate(),
                metrics.profitFactor(),
                metrics.expectancyR(),
                metrics.maxDrawdown(),
                metrics.maxDrawdownPct(),
                metrics.sharpe(),
                done.bars().size() * 1000.0 / Math.max(1, time.toMillis()));
    }

    synchronized MessageBody.BacktestProgress progress() {
        return new MessageBody.BacktestProgress(
                id, state.name().toLowerCase(Locale.ROOT), barsDone, barsTotal, message);
    }
}
