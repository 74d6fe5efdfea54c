package io.mytrader.time;

/** The port to the time. */
@FunctionalInterface
public interface Clock {
    /** Epoch milliseconds UTC. */
    long nowMillis();
}
