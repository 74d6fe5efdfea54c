package io.mytrader.ib.link;

import io.mytrader.time.Clock;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done later. Timers run in the order of their instants, and at one instant in the
 * order in which they were set. Confined to the {@link IbLoop}.
 */
public final class Timers {
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(
                    Comparator.comparingLong(Timer::millis).thenComparingLong(Timer::number));
    private final Clock clock;
    private long set;

    public Timers(Clock clock) {
        this.clock = clock;
    }

    /** Something to do at an instant; can be called off. */
    public static final class Timer {
        private final long millis;
        private final long number;
        private final Runnable action;
        private boolean off;

        private Timer(long millis, long number, Runnable action) {
            this.millis = millis;
            this.number = number;
            this.action = action;
        }

        private long millis() {
            return millis;
        }

        private long number() {
            return number;
        }

        /** It will not run; without effect once it has. */
        public void callOff() {
            off = true;
        }
    }

    /** Epoch milliseconds UTC. */
    public long nowMillis() {
        return clock.nowMillis();
    }

    /** Sets a timer. */
    public Timer after(long delayMillis, Runnable action) {
        Timer timer = new Timer(clock.nowMillis() + delayMillis, set++, action);
        timers.add(timer);
        return timer;
    }

    /** When the next timer is due; {@link Long#MAX_VALUE} if none is set. */
    public long nextMillis() {
        for (Timer next = timers.peek(); next != null; next = timers.peek()) {
            if (!next.off) {
                return next.millis;
            }
            timers.remove();
        }
        return Long.MAX_VALUE;
    }

    /** Takes the next action that is due; null if there is none. */
    @Nullable Runnable takeDue() {
        return nextMillis() <= clock.nowMillis() ? timers.remove().action : null;
    }
}
