package io.mytrader.runtime;

import io.mytrader.engine.EngineInput;
import io.mytrader.engine.OperatorAction;
import io.mytrader.engine.SessionState;
import io.mytrader.event.TradingEvent;
import io.mytrader.journal.StoreException;
import io.mytrader.limit.HaltReason;
import io.mytrader.llm.AdviceExchange;
import io.mytrader.market.Instrument;
import io.mytrader.order.OrderId;
import io.mytrader.replay.JournaledEngine;
import io.mytrader.venue.Venue;
import io.mytrader.venue.VenueInputs;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The thread that owns a session's engine: it drains a bounded queue of inputs, lets the venue work
 * and tells the time.
 *
 * <p>{@link #run} is for production; tests step it with {@link #doWork}. Nothing that happens in a
 * step ends the thread unnoticed: a failure halts entries, protection stays, and whoever watches is
 * told; when failures don't end, the session does. {@link #post}, {@link #offer}, {@link #command},
 * {@link #fault}, {@link #call} and {@link #stopAtOnce} are safe from any thread, everything else
 * is for the engine's.
 */
final class EngineLoop implements VenueInputs {
    /** Inputs that may wait; a queue this long means minutes of quotes. */
    static final int CAPACITY = 65_536;

    private static final int MOST_AT_ONCE = 256;
    private static final int MOST_FAULTS = 10;
    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NANOS = SECOND / 10;

    private final BlockingQueue<Runnable> posted = new ArrayBlockingQueue<>(CAPACITY);
    private final JournaledEngine engine;
    private final Venue venue;
    private final LoopWatcher watcher;
    private final LongSupplier nanoTime;
    private final EngineInput first;
    private final AdviceDesk advice;
    private boolean begun;
    private boolean stopping;
    private long nextTimerNanos;
    private long nextViewNanos;
    private int faults;
    private volatile @Nullable SessionEnd end;
    private volatile boolean atOnce;

    /**
     * A loop that has not begun.
     *
     * @param first the session's first input
     * @param nanoTime monotonic
     */
    EngineLoop(
            JournaledEngine engine,
            Venue venue,
            EngineInput first,
            LoopWatcher watcher,
            LongSupplier nanoTime) {
        this(engine, venue, first, watcher, nanoTime, AdviceDesk.closed());
    }

    /**
     * The same with an advisor.
     *
     * @param advice where the engine's questions go
     */
    EngineLoop(
            JournaledEngine engine,
            Venue venue,
            EngineInput first,
            LoopWatcher watcher,
            LongSupplier nanoTime,
            AdviceDesk advice) {
        this.advice = advice;
        // A full queue wakes the thread up by itself.
        advice.whenAnswered(() -> posted.offer(() -> {}));
        this.engine = engine;
        this.venue = venue;
        this.first = first;
        this.watcher = watcher;
        this.nanoTime = nanoTime;
    }

    /** Works until the session ends. */
    void run() {
        while (end == null) {
            if (doWork() == 0 && end == null) {
                await();
            }
        }
    }

    /** One turn; returns how much there was to do. */
    int doWork() {
        int work = 0;
        long nanos = nanoTime.getAsLong();
        try {
            if (!begun) {
                begun = true;
                nextTimerNanos = nanos + SECOND;
                take(first);
                venue.begin(this);
                work++;
            }
            work += drainPosted();
            work += advice.doWork(nanos, this::takeAnswer);
            if (watcher.mayHurry() || !venue.isUnpaced()) {
                work += venue.doWork(nanos);
            }
            work += tellTime(nanos);
            endWhenDone();
            watcher.turned();
        } catch (RuntimeException | StackOverflowError failure) {
            work++;
            onFailure(failure, nanos);
        }
        if (work == 0 || nanos - nextViewNanos >= 0 || end != null) {
            nextViewNanos = nanos + LONGEST_PAUSE_NANOS / 2;
            watcher.viewed();
        }
        return work;
    }

    private int drainPosted() {
        int work = 0;
        while (work < MOST_AT_ONCE) {
            Runnable next = posted.poll();
            if (next == null) {
                break;
            }
            next.run();
            venue.settle();
            work++;
        }
        return work;
    }

    private void takeAnswer(AdviceExchange answer) {
        take(new EngineInput.AdviceReceived(now(), answer));
        venue.settle();
    }

    private int tellTime(long nanos) {
        if (!venue.hasTimers() || nanos - nextTimerNanos < 0) {
            return 0;
        }
        nextTimerNanos = nanos + SECOND;
        take(new EngineInput.TimerFired(venue.nowMillis(nanos)));
        venue.settle();
        return 1;
    }

    private void endWhenDone() {
        if (atOnce) {
            finish(SessionEnd.STOPPED_AT_ONCE);
        } else if (stopping && engine.engine().state() == SessionState.IDLE) {
            finish(SessionEnd.STOPPED);
        } else if (venue.refusal() != null) {
            finish(SessionEnd.REFUSED);
        } else if (venue.isAtEnd()) {
            take(new EngineInput.OperatorCommanded(now(), OperatorAction.STOP));
            venue.settle();
            finish(SessionEnd.DATA_ENDED);
        }
    }

    /** Halts entries; when even that fails, or failures don't end, ends the session. */
    private void onFailure(Throwable failure, long nanos) {
        faults++;
        watcher.failed(failure);
        HaltReason reason =
                failure instanceof StoreException ? HaltReason.STORAGE : HaltReason.INVARIANT;
        try {
            take(
                    new EngineInput.FaultFound(
                            venue.nowMillis(nanos), reason, String.valueOf(failure.getMessage())));
            venue.settle();
        } catch (RuntimeException again) {
            watcher.failed(again);
            faults = MOST_FAULTS;
        }
        if (faults >= MOST_FAULTS) {
            finish(SessionEnd.FAILED);
        }
    }

    private void finish(SessionEnd how) {
        if (end != null) {
            return;
        }
        try {
            venue.end();
        } catch (RuntimeException failure) {
            watcher.failed(failure);
        }
        end = how;
    }

    /** When there is something to do by itself; {@link Long#MAX_VALUE} for never. */
    long nextDueNanos() {
        long due = venue.nextDueNanos();
        return venue.hasTimers() ? Math.min(due, nextTimerNanos) : due;
    }

    private void await() {
        long now = nanoTime.getAsLong();
        long due = nextDueNanos();
        long pause =
                due == Long.MAX_VALUE
                        ? LONGEST_PAUSE_NANOS
                        : Math.min(LONGEST_PAUSE_NANOS, due - now);
        pause = Math.min(pause, advice.nanosUntilDue(now));
        try {
            Runnable next = posted.poll(Math.max(pause, 100_000), TimeUnit.NANOSECONDS);
            if (next != null) {
                guarded(next);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but a program that wants it gone.
            Thread.currentThread().interrupt();
            finish(SessionEnd.STOPPED_AT_ONCE);
        }
    }

    private void guarded(Runnable next) {
        try {
            next.run();
            venue.settle();
        } catch (RuntimeException | StackOverflowError failure) {
            onFailure(failure, nanoTime.getAsLong());
        }
    }

    private long now() {
        return venue.nowMillis(nanoTime.getAsLong());
    }

    @Override
    public void take(EngineInput input) {
        EngineInput earlier = watcher.preceding(input);
        if (earlier != null) {
            process(earlier);
        }
        process(input);
    }

    private void process(EngineInput input) {
        watcher.taking(input);
        engine.accept(input);
        watcher.taken(input);
    }

    @Override
    public void post(EngineInput input) {
        put(() -> take(input));
    }

    @Override
    public boolean offer(EngineInput input) {
        return posted.offer(() -> take(input));
    }

    @Override
    public boolean isAdviceAwaited() {
        return advice.isWaiting();
    }

    @Override
    public void show(TradingEvent event) {
        watcher.shown(event);
    }

    @Override
    public OrderId expectEndOfData(Instrument instrument) {
        return engine.expectEndOfData(instrument.symbol());
    }

    /** What the operator wants, at the engine's time of its turn. */
    void command(OperatorAction action) {
        put(() -> {
            stopping |= action == OperatorAction.STOP || action == OperatorAction.STOP_FLATTEN;
            take(new EngineInput.OperatorCommanded(now(), action));
        });
    }

    /** Something outside failed that entries depend on; never waits. */
    void fault(HaltReason reason, String detail) {
        if (!posted.offer(() -> take(new EngineInput.FaultFound(now(), reason, detail)))) {
            watcher.failed(new IllegalStateException("the engine's queue is full: " + detail));
        }
    }

    /** Something to do on the engine's thread. */
    void call(Runnable task) {
        put(task);
    }

    /** The same if there is room for it; never waits. */
    boolean offerCall(Runnable task) {
        return posted.offer(task);
    }

    /** Ends the session at the next turn; nothing is cancelled or closed. */
    void stopAtOnce() {
        atOnce = true;
        // Wakes the thread up; a full queue does so by itself.
        posted.offer(() -> {});
    }

    private void put(Runnable task) {
        try {
            posted.put(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the engine's queue was full", e);
        }
    }

    /** How the session ended; null while it goes on. Safe from any thread. */
    @Nullable SessionEnd end() {
        return end;
    }

    /** Inputs that wait. Safe from any thread. */
    int waiting() {
        return posted.size();
    }
}
