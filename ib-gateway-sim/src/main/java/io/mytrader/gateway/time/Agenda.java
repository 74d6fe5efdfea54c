package io.mytrader.gateway.time;

import io.mytrader.time.Clock;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The gateway's clock and all that it still has to do. Time stands still until {@link #advanceTo}
 * moves it; what is due then runs in the order of its instant, and at one instant in the order in
 * which it was planned.
 *
 * <p>Gateway thread only.
 */
public final class Agenda implements Clock {
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(
                    Comparator.comparingLong(Task::millis).thenComparingLong(Task::number));
    private long nowMillis;
    private long planned;

    /** An empty agenda whose clock stands at this instant. */
    public Agenda(long startMillis) {
        nowMillis = startMillis;
    }

    @Override
    public long nowMillis() {
        return nowMillis;
    }

    /** Something to do; can be called off. */
    public static final class Task {
        private final long millis;
        private final long number;
        private final Runnable action;
        private boolean calledOff;

        private Task(long millis, long number, Runnable action) {
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

        /** The task will not run; without effect once it has. */
        public void callOff() {
            calledOff = true;
        }
    }

    /** Plans something for an instant; for now, if that has passed. */
    public Task at(long millis, Runnable action) {
        Task task = new Task(Math.max(millis, nowMillis), planned++, action);
        tasks.add(task);
        return task;
    }

    /** Plans something for later. */
    public Task after(long delayMillis, Runnable action) {
        return at(Math.addExact(nowMillis, delayMillis), action);
    }

    /** When the next task is due; {@link Long#MAX_VALUE} if there is none. */
    public long nextMillis() {
        for (Task next = tasks.peek(); next != null; next = tasks.peek()) {
            if (!next.calledOff) {
                return next.millis;
            }
            tasks.remove();
        }
        return Long.MAX_VALUE;
    }

    /** Runs everything due up to and including this instant, which is then the time. */
    public void advanceTo(long millis) {
        while (nextMillis() <= millis) {
            Task task = tasks.remove();
            nowMillis = task.millis;
            task.action.run();
        }
        nowMillis = Math.max(nowMillis, millis);
    }

    /** How many tasks are planned, those that were called off included. */
    public int size() {
        return tasks.size();
    }
}
