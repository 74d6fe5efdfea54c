package io.mytrader.runtime.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.mytrader.runtime.notify.DeliveryOutcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * All measurements of the process: as text for Prometheus, and each stage's latency over the whole
 * life of the process.
 *
 * <p>Safe from any thread. Names and meanings: docs/metrics.md.
 */
public final class Metrics implements AutoCloseable {
    /** The type of {@link #text}. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 2;
    private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Map<Stage, Timer> timers = new EnumMap<>(Stage.class);
    private final Map<Stage, Recorder> recorders = new EnumMap<>(Stage.class);
    private final Map<Stage, Histogram> histograms = new EnumMap<>(Stage.class);
    private final Map<String, Counter> events = new ConcurrentHashMap<>();
    private final DistributionSummary unprotected;
    private final Timer reached;

    /** Measures nothing yet but the JVM. */
    public Metrics() {
        for (Stage stage : Stage.values()) {
            timers.put(
                    stage,
                    Timer.builder("mytrader.stage")
                            .description("time of a stage from a closed bar to a fill")
                            .tag("stage", stage.label())
                            .publishPercentiles(QUANTILES)
                            .register(registry));
            recorders.put(stage, new Recorder(LONGEST_NANOS, DIGITS));
            histograms.put(stage, new Histogram(LONGEST_NANOS, DIGITS));
        }
        unprotected =
                DistributionSummary.builder("mytrader.unprotected")
                        .description("milliseconds that a position was without protection")
                        .baseUnit("milliseconds")
                        .register(registry);
        reached =
                Timer.builder("mytrader.event.to.socket")
                        .description("from the engine's word until a client's socket has taken it")
                        .publishPercentiles(QUANTILES)
                        .percentilePrecision(DIGITS)
                        .register(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
    }

    /** One measurement; a negative one, of a clock that went back, counts as zero. */
    public void record(Stage stage, long nanos) {
        long bounded = Math.clamp(nanos, 0, LONGEST_NANOS);
        timer(stage).record(bounded, TimeUnit.NANOSECONDS);
        recorder(stage).recordValue(bounded);
    }

    /** An event of the engine, by its name on the wire. */
    public void count(String event) {
        events.computeIfAbsent(
                        event,
                        type ->
                                Counter.builder("mytrader.events")
                                        .description("what the engine told, by type")
                                        .tag("type", type)
                                        .register(registry))
                .increment();
    }

    /** A position was without protection for so long. */
    public void unprotected(long millis) {
        unprotected.record((double) millis);
    }

    /** A client's socket has taken a message that the engine told so long ago. */
    public void reached(long nanos) {
        reached.record(Math.clamp(nanos, 0, LONGEST_NANOS), TimeUnit.NANOSECONDS);
    }

    /** What became of a message to the operator. */
    public void delivered(DeliveryOutcome outcome) {
        String result =
                switch (outcome) {
                    case DeliveryOutcome.Delivered _ -> "delivered";
                    case DeliveryOutcome.Failed _ -> "failed";
                    case DeliveryOutcome.Dropped _ -> "dropped";
                };
        Counter.builder("mytrader.notifications")
                .description("messages to the operator, by what became of them")
                .tag("result", result)
                .register(registry)
                .increment();
    }

    /**
     * A value that is asked for whenever the text is made, such as a queue's depth.
     *
     * @param name without the product's name, words separated by dots
     * @param value safe from any thread; replaces one of the same name
     */
    public void watch(String name, String description, DoubleSupplier value) {
        String full = "mytrader." + name;
        registry.find(full).gauges().forEach(registry::remove);
        Gauge.builder(full, value::getAsDouble).description(description).register(registry);
    }

    /** Everything in Prometheus' text format. */
    public String text() {
        return registry.scrape();
    }

    /** Every stage over the whole life of the process, in the order of {@link Stage}. */
    public synchronized List<StageLatency> latencies() {
        List<StageLatency> latencies = new ArrayList<>();
        histograms.forEach((stage, total) -> {
            total.add(recorder(stage).getIntervalHistogram());
            latencies.add(
                    new StageLatency(
                            stage,
                            total.getTotalCount(),
                            total.getValueAtPercentile(50),
                            total.getValueAtPercentile(99),
                            total.getValueAtPercentile(99.9),
                            total.getMaxValue()));
        });
        return latencies;
    }

    private Timer timer(Stage stage) {
        return present(timers, stage);
    }

    private Recorder recorder(Stage stage) {
        return present(recorders, stage);
    }

    private static <T> T present(Map<Stage, T> byStage, Stage stage) {
        T found = byStage.get(stage);
        if (found == null) {
            throw new IllegalStateException("no " + stage);
        }
        return found;
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
