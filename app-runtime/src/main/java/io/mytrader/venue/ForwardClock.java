package io.mytrader.venue;

import io.mytrader.time.Clock;

/** A clock that is set back must not take the engine's time with it. Engine thread only. */
final class ForwardClock implements Clock {
    private final Clock clock;
    private long latestMillis;

    /** Begins at the clock's time or the given one, whichever is later. */
    ForwardClock(Clock clock, long earliestMillis) {
        this.clock = clock;
        latestMillis = Math.max(clock.nowMillis(), earliestMillis);
    }

    @Override
    public long nowMillis() {
        latestMillis = Math.max(latestMillis, clock.nowMillis());
        return latestMillis;
    }
}
