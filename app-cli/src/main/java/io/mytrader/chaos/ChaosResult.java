package io.mytrader.chaos;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of a seed.
 *
 * @param faults how many were planned
 * @param kills how often the process was killed and started again
 * @param trades closed trades that the sessions recorded
 * @param orders that reached the broker
 * @param unprotectedMillis the longest time for which a position had neither a working stop of its
 *     size nor a reduction in flight while the program could reach the broker
 * @param exposedMillis the same, whether or not it could
 * @param resyncMillis the longest time from the beginning or return of a link until everything the
 *     broker knows was asked for and answered
 * @param mostMessages of a connection in any second
 * @param failures promises that were not kept, in words; empty is good
 * @param transcript every message, one a line
 */
public record ChaosResult(
        long seed,
        int faults,
        int kills,
        int trades,
        int orders,
        int executions,
        long unprotectedMillis,
        long exposedMillis,
        long resyncMillis,
        int mostMessages,
        List<String> failures,
        Path transcript) {
    /** Copies the list. */
    public ChaosResult {
        failures = List.copyOf(failures);
    }

    /** Whether every promise was kept. */
    public boolean isGood() {
        return failures.isEmpty();
    }
}
