package io.mytrader.limit;

import io.mytrader.limit.LimitReading.State;
import io.mytrader.signal.Denial;
import io.mytrader.signal.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A limit that forbids entries for a while after something happened.
 *
 * @param limit the rule
 * @param unitMillis what values and threshold are counted in
 * @param units how long it lasts; it is over when exactly so many have passed
 */
record TimeSpan(Outcome limit, long unitMillis, int units) {
    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;

    /** Whether the limit is in force; a time before the event counts as within. */
    boolean contains(long sinceMillis, long nowMillis) {
        return sinceMillis != RiskState.NEVER && nowMillis < sinceMillis + units * unitMillis;
    }

    @Nullable Denial deny(long sinceMillis, long nowMillis) {
        return contains(sinceMillis, nowMillis)
                ? new Denial(limit, passed(sinceMillis, nowMillis), units)
                : null;
    }

    LimitReading reading(long sinceMillis, long nowMillis) {
        return new LimitReading(
                limit,
                passed(sinceMillis, nowMillis),
                units,
                contains(sinceMillis, nowMillis) ? State.REACHED : State.OK);
    }

    /** NaN when nothing has happened yet. */
    private double passed(long sinceMillis, long nowMillis) {
        return sinceMillis == RiskState.NEVER || nowMillis == RiskState.NEVER
                ? Double.NaN
                : (nowMillis - sinceMillis) / (double) unitMillis;
    }
}
