package io.mytrader.runtime.notify;

import java.time.Duration;

/**
 * How often and when a message is tried again.
 *
 * @param tries in all, at least 1
 * @param first pause after the first try; each pause is twice the one before
 * @param longest of the pauses, unless the other side asks for more
 */
record RetryPolicy(int tries, Duration first, Duration longest) {
    static final RetryPolicy STANDARD =
            new RetryPolicy(8, Duration.ofSeconds(1), Duration.ofMinutes(1));

    RetryPolicy {
        if (tries < 1) {
            throw new IllegalArgumentException("tries must be at least 1: " + tries);
        }
    }

    /** The pause after a try that did not work, counted from 1. */
    Duration pauseAfter(int tried, Duration asked) {
        Duration doubled = first.multipliedBy(1L << Math.min(tried - 1, 20));
        Duration own = doubled.compareTo(longest) < 0 ? doubled : longest;
        return own.compareTo(asked) < 0 ? asked : own;
    }
}
