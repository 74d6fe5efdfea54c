package io.mytrader.strategy;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.signal.Vote;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A strategy whose time is taken. It fails when it takes longer than allowed on three bars in a
 * row, or ten times as long once, because whatever it does holds up the engine.
 */
final class WatchedStrategy implements Strategy {
    private static final int TOLERATED = 3;
    private static final int FAR_TOO_LONG = 10;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Strategy strategy;
    private final LongSupplier nanoTime;
    private final long allowedNanos;
    private int slowBars;

    WatchedStrategy(Strategy strategy, LongSupplier nanoTime, long allowedNanos) {
        this.strategy = strategy;
        this.nanoTime = nanoTime;
        this.allowedNanos = allowedNanos;
    }

    @Override
    public Signal onBar(Bar bar, TradingSession session) {
        long from = nanoTime.getAsLong();
        Signal signal = strategy.onBar(bar, session);
        long took = nanoTime.getAsLong() - from;
        slowBars = took > allowedNanos ? slowBars + 1 : 0;
        if (slowBars >= TOLERATED || took > FAR_TOO_LONG * allowedNanos) {
            throw new StrategyException(
                    "took "
                            + took / NANOS_PER_MILLI
                            + " ms on a bar, allowed are "
                            + allowedNanos / NANOS_PER_MILLI);
        }
        return signal;
    }

    @Override
    public boolean mayEnter(SignalAction action) {
        return strategy.mayEnter(action);
    }

    @Override
    public List<Vote> votes() {
        return strategy.votes();
    }
}
