package io.mytrader.ib.link;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Growing pauses between attempts, without a limit of attempts, each longer or shorter by up to a
 * fifth so that programs that lost the same gateway do not come back at once.
 */
final class Backoff {
    private static final double JITTER = 0.2;

    private final List<Long> pauses;
    private final RandomGenerator random;
    private int attempts;

    /**
     * @param pauses milliseconds after the first, second, … failure; the last one repeats
     */
    Backoff(List<Long> pauses, RandomGenerator random) {
        this.pauses = List.copyOf(pauses);
        this.random = random;
    }

    /** The pause after one more failure, in milliseconds. */
    long next() {
        long pause = pauses.get(Math.min(attempts, pauses.size() - 1));
        attempts++;
        return Math.round(pause * (1 + JITTER * (2 * random.nextDouble() - 1)));
    }

    void reset() {
        attempts = 0;
    }
}
