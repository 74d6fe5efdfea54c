package io.mytrader.dashboard.backtest;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.mytrader.api.body.BacktestDetail;
import io.mytrader.api.body.BacktestItem;
import io.mytrader.api.body.BacktestRequest;
import io.mytrader.api.body.BarFileItem;
import io.mytrader.api.body.BarItem;
import io.mytrader.api.body.EquityItem;
import io.mytrader.api.body.ItemMapping;
import io.mytrader.api.body.PageOf;
import io.mytrader.api.message.MessageBody;
import io.mytrader.bars.BarDataException;
import io.mytrader.config.ConfigurationException;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.ConfigurationInput.Assignment;
import io.mytrader.config.Purpose;
import io.mytrader.dashboard.guard.Refusal;
import io.mytrader.dashboard.guard.SecurityHeaders;
import io.mytrader.dashboard.rest.ConfigurationChoice;
import io.mytrader.dashboard.rest.Endpoint;
import io.mytrader.dashboard.rest.Requests;
import io.mytrader.market.BarSeries;
import io.mytrader.market.Money;
import io.mytrader.performance.EquityCurve;
import io.mytrader.runtime.backtest.BacktestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Backtests in the background: one runs at a time, at low priority, a few wait. */
public final class BacktestApi implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BacktestApi.class);
    private static final int MOST_WAITING = 16;
    private static final int MOST_KEPT = 20;
    private static final int MOST_POINTS = 2_000;
    private static final long TELL_EVERY_NANOS = 250_000_000L;
    private static final int LONGEST_VALUE = 200;

    /** Keys that a client may set: none of them names a file, a host or an account. */
    private static final List<String> SETTABLE =
            List.of("trading.", "strategy.", "multi_strategy.", "backtest.");

    private final Path reports;
    private final String version;
    private final BarFiles files;
    private final ConfigurationChoice configurations;
    private final Consumer<MessageBody> stream;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, BacktestJob> jobs = new LinkedHashMap<>();
    private long count;

    @SuppressWarnings("ThreadPriorityCheck") // a hint, nothing relies on it: trading goes first
    private final ThreadPoolExecutor worker =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform()
                            .name("backtest")
                            .daemon()
                            .priority(Thread.MIN_PRIORITY)
                            .factory());

    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("cancelled", null, false, false);
        }
    }

    public BacktestApi(
            Path dataFolder,
            String version,
            ConfigurationChoice configurations,
            Consumer<MessageBody> stream) {
        reports = dataFolder.resolve("reports");
        files = new BarFiles(dataFolder.resolve("bars"));
        this.version = version;
        this.configurations = configurations;
        this.stream = stream;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.list(
                        "/api/bar-files",
                        "The files of bars that a backtest can run on: those of the folder bars.",
                        BarFileItem.class,
                        List.of(),
                        request -> request.json(new PageOf<>(files.items(), null))),
                endpoint(
                        HandlerType.PUT,
                        "/api/bar-files/{name}",
                        "Brings a CSV file of bars.",
                        BarFileItem.class,
                        List.of(413, 422),
                        request ->
                                request.json(
                                        files.add(
                                                request.pathParam("name"),
                                                request.bodyInputStream()))),
                Endpoint.list(
                        "/api/backtests",
                        "The backtests of this server, newest first.",
                        BacktestItem.class,
                        List.of(),
                        request -> request.json(new PageOf<>(items(), null))),
                Endpoint.post(
                        "/api/backtests",
                        "Starts a backtest in the background.",
                        BacktestRequest.class,
                        BacktestItem.class,
                        List.of(422, 429),
                        this::submit),
                endpoint(
                        HandlerType.GET,
                        "/api/backtests/{id}",
                        "A backtest with its result.",
                        BacktestDetail.class,
                        List.of(404),
                        request -> request.json(detail(job(request)))),
                endpoint(
                        HandlerType.DELETE,
                        "/api/backtests/{id}",
                        "Cancels a backtest, or forgets one that is over.",
                        BacktestItem.class,
                        List.of(404),
                        this::delete),
                endpoint(
                        HandlerType.GET,
                        "/api/backtests/{id}/report.html",
                        "The report as a page.",
                        null,
                        List.of(404),
                        this::report));
    }

    private static Endpoint endpoint(
            HandlerType method,
            String path,
            String summary,
            @Nullable Class<?> gives,
            List<Integer> errors,
            Endpoint.Handling handler) {
        return new Endpoint(method, path, summary, List.of(), null, gives, false, errors, handler);
    }

    private List<BacktestItem> items() {
        lock.lock();
        try {
            return new ArrayList<>(jobs.values())
                    .reversed().stream().map(BacktestJob::item).toList();
        } finally {
            lock.unlock();
        }
    }

    private void submit(Context request) {
        BacktestRequest wish = Requests.body(request, BacktestRequest.class);
        Path file = files.file(String.valueOf(wish.data()));
        ConfigurationInput input = input(wish);
        BacktestJob job;
        lock.lock();
        try {
            Instant now = Instant.now();
            String id = "b" + now.toEpochMilli() + "-" + ++count;
            job = new BacktestJob(id, wish, reports.resolve(id), now);
            jobs.put(id, job);
            forgetOldest();
        } finally {
            lock.unlock();
        }
        try {
            worker.execute(() -> run(job, input, file));
        } catch (RejectedExecutionException full) {
            forget(job);
            throw new Refusal(429, MOST_WAITING + " backtests wait already");
        }
        request.json(job.item());
    }

    private void forgetOldest() {
        jobs.values().stream()
                .filter(BacktestJob::isOver)
                .limit(Math.max(0, jobs.size() - MOST_KEPT))
                .toList()
                .forEach(job -> jobs.remove(job.id()));
    }

    private void forget(BacktestJob job) {
        lock.lock();
        try {
            jobs.remove(job.id());
        } finally {
            lock.unlock();
        }
    }

    private ConfigurationInput input(BacktestRequest wish) {
        ConfigurationInput base = configurations.input(wish.config(), Purpose.BACKTEST);
        List<Assignment> assignments = new ArrayList<>(base.assignments());
        add(assignments, "strategy.name", wish.strategy());
        add(assignments, "instrument", wish.instrument());
        add(assignments, "data.timezone", wish.timezone());
        add(assignments, "data.bar_stamp", wish.barStamp());
        Map<String, String> settings = wish.settings();
        if (settings != null) {
            settings.forEach((key, value) -> {
                if (SETTABLE.stream().noneMatch(key::startsWith)) {
                    throw new Refusal(
                            422, "settings: expected keys of " + String.join(", ", SETTABLE));
                }
                add(assignments, key, value);
            });
        }
        return new ConfigurationInput(base.purpose(), base.file(), base.environment(), assignments);
    }

    private static void add(List<Assignment> assignments, String key, @Nullable String value) {
        if (value != null && value.length() > LONGEST_VALUE) {
            throw new Refusal(422, key + ": too long");
        }
        if (value != null) {
            assignments.add(new Assignment("the request", key, value));
        }
    }

    private void run(BacktestJob job, ConfigurationInput input, Path file) {
        if (job.isCancelled()) {
            return;
        }
        job.begin(Instant.now());
        stream.accept(job.progress());
        long[] told = {System.nanoTime()};
        try {
            BacktestRun run =
                    BacktestRun.of(
                            input,
                            file,
                            job.folder(),
                            version,
                            (done, total) -> {
                                if (job.isCancelled()) {
                                    throw new Cancelled();
                                }
                                job.at(done, total);
                                long now = System.nanoTime();
                                if (now - told[0] >= TELL_EVERY_NANOS) {
                                    told[0] = now;
                                    stream.accept(job.progress());
                                }
                            });
            job.complete(run, Instant.now());
        } catch (Cancelled e) {
            job.end(BacktestJob.State.CANCELLED, null, Instant.now());
        } catch (ConfigurationException e) {
            fail(job, String.join("; ", e.problems().stream().map(Object::toString).toList()));
        } catch (BarDataException | IllegalArgumentException e) {
            fail(job, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            LOG.error("backtest {} failed", job.id(), e);
            fail(job, "an error of MyTrader itself; see the log");
        }
        stream.accept(job.progress());
    }

    private static void fail(BacktestJob job, String why) {
        job.end(BacktestJob.State.FAILED, why, Instant.now());
    }

    private BacktestJob job(Context request) {
        lock.lock();
        try {
            BacktestJob job = jobs.get(request.pathParam("id"));
            if (job == null) {
                throw new Refusal(404, "there is no backtest of that id");
            }
            return job;
        } finally {
            lock.unlock();
        }
    }

    private void delete(Context request) {
        BacktestJob job = job(request);
        if (job.isOver()) {
            forget(job);
        } else {
            job.cancel(Instant.now());
        }
        stream.accept(job.progress());
        request.json(job.item());
    }

    private void report(Context request) throws IOException {
        BacktestJob job = job(request);
        if (job.run() == null) {
            throw new Refusal(404, "the backtest has no report yet");
        }
        SecurityHeaders.onReport(request);
        request.contentType("text/html; charset=utf-8");
        request.result(Files.newInputStream(job.folder().resolve("report.html")));
    }

    private static BacktestDetail detail(BacktestJob job) {
        BacktestRun run = job.run();
        if (run == null) {
            return new BacktestDetail(job.item(), null, List.of(), List.of(), List.of(), null);
        }
        return new BacktestDetail(
                job.item(),
                run.summary(),
                run.result().trades().stream()
                        .map(trade -> ItemMapping.trade(trade, null))
                        .toList(),
                equity(run),
                bars(run),
                "/api/backtests/" + job.id() + "/report.html");
    }

    private static List<EquityItem> equity(BacktestRun run) {
        EquityCurve curve = run.result().equity();
        int step = Math.max(1, (curve.size() + MOST_POINTS - 1) / MOST_POINTS);
        Money peak = run.result().startingBalance();
        List<EquityItem> items = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            Money equity = curve.equity(i);
            peak = equity.isGreaterThan(peak) ? equity : peak;
            if (i % step == step - 1 || i == curve.size() - 1) {
                items.add(
                        new EquityItem(
                                Instant.ofEpochMilli(curve.millis(i)),
                                equity,
                                null,
                                peak.minus(equity)));
            }
        }
        return items;
    }

    /** Neighbours joined: the first open, the extremes, the last close, all volume. */
    private static List<BarItem> bars(BacktestRun run) {
        BarSeries bars = run.bars();
        int step = Math.max(1, (bars.size() + MOST_POINTS - 1) / MOST_POINTS);
        List<BarItem> items = new ArrayList<>();
        for (int from = 0; from < bars.size(); from += step) {
            int to = Math.min(bars.size(), from + step);
            double high = bars.high(from);
            double low = bars.low(from);
            double volume = 0;
            for (int i = from; i < to; i++) {
                high = Math.max(high, bars.high(i));
                low = Math.min(low, bars.low(i));
                volume += bars.volume(i);
            }
            items.add(
                    new BarItem(
                            run.instrument(),
                            Instant.ofEpochMilli(bars.openMillis(from)),
                            bars.open(from),
                            high,
                            low,
                            bars.close(to - 1),
                            ItemMapping.finite(volume),
                            true));
        }
        return items;
    }

    /** Cancels everything. */
    @Override
    public void close() {
        lock.lock();
        try {
            jobs.values().forEach(job -> job.cancel(Instant.now()));
        } finally {
            lock.unlock();
        }
        worker.shutdown();
    }
}
