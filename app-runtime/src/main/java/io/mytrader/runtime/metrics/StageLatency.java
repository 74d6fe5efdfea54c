package io.mytrader.runtime.metrics;

/**
 * A stage over the whole session, exact to two digits.
 *
 * @param count of measurements; the rest is 0 when there is none
 * @param p50Nanos median
 * @param p99Nanos 99 of 100 were no longer
 * @param p999Nanos 999 of 1000 were no longer
 * @param maxNanos the longest
 */
public record StageLatency(
        Stage stage, long count, long p50Nanos, long p99Nanos, long p999Nanos, long maxNanos) {}
