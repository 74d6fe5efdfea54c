package io.mytrader.runtime;

import io.mytrader.api.SessionListener;
import io.mytrader.bars.BarDataException;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationException;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.engine.OperatorAction;
import io.mytrader.journal.SessionStore;
import io.mytrader.journal.StoreException;
import io.mytrader.replay.JournalException;
import io.mytrader.runtime.StartAnswer.Obstacle;
import io.mytrader.runtime.metrics.Metrics;
import io.mytrader.runtime.notify.Subscription;
import io.mytrader.strategy.StrategyException;
import io.mytrader.venue.Venue;
import io.mytrader.venue.VenueException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts, steers and ends trading sessions, one at a time; the command line and the dashboard share
 * it.
 *
 * <p>Starting is recovering: a session begins with what the one before on the same account left.
 * Safe from any thread.
 */
public final class SessionController implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionController.class);

    private final Path folder;
    private final LongSupplier wallMillis;
    private final SessionAssembly assembly;
    private final EventStream stream = new EventStream();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Running running;
    private volatile SessionStatus idle = SessionStatus.idle();
    private volatile @Nullable String lostRecord;
    private volatile boolean paused;
    private final Metrics metrics = new Metrics();

    /** A session on its thread. */
    private record Running(LiveSession session, Thread thread) {
        boolean isOver() {
            return session.loop().end() != null;
        }
    }

    /**
     * A controller without a session.
     *
     * @param folder the data folder, locked by this process
     * @param wallMillis wall time, epoch milliseconds UTC
     */
    public SessionController(
            Path folder, SessionStore store, String productVersion, LongSupplier wallMillis) {
        this(folder, store, productVersion, wallMillis, ModelChoice::open);
    }

    /**
     * The same with another way to a language model.
     *
     * @param models opens one for each session that wants it
     */
    public SessionController(
            Path folder,
            SessionStore store,
            String productVersion,
            LongSupplier wallMillis,
            LlmAccess.Factory models) {
        this.folder = folder;
        this.wallMillis = wallMillis;
        assembly =
                new SessionAssembly(
                        store,
                        productVersion,
                        stream,
                        metrics,
                        wallMillis,
                        (settings, news) -> models.open(settings, folder, news));
    }

    /**
     * What the first session will be if nobody chooses otherwise, so that the status says before it
     * starts whether it is a live one.
     */
    public void expect(Configuration first) {
        idle = SessionStatus.before(first);
    }

    /** Starts a session, or says why not; returns when it is starting. */
    public StartAnswer start(ConfigurationInput input, Entries entries) {
        lock.lock();
        try {
            Running now = running;
            if (now != null && now.thread().isAlive()) {
                String id = now.session().status().sessionId();
                return new StartAnswer.AlreadyRunning(id == null ? "" : id);
            }
            return open(input, entries);
        } catch (ConfigurationException e) {
            return new StartAnswer.Refused(
                    Obstacle.CONFIGURATION, e.problems().stream().map(Object::toString).toList());
        } catch (StrategyException e) {
            return refused(Obstacle.CONFIGURATION, e);
        } catch (BarDataException e) {
            return refused(Obstacle.DATA, e);
        } catch (StoreException | JournalException e) {
            return refused(Obstacle.STORE, e);
        } catch (VenueException e) {
            return refused(
                    switch (e.kind()) {
                        case CONFIGURATION -> Obstacle.CONFIGURATION;
                        case DATA -> Obstacle.DATA;
                        case BROKER -> Obstacle.BROKER;
                    },
                    e);
        } finally {
            lock.unlock();
        }
    }

    private static StartAnswer refused(Obstacle obstacle, RuntimeException why) {
        return new StartAnswer.Refused(obstacle, List.of(String.valueOf(why.getMessage())));
    }

    private StartAnswer open(ConfigurationInput input, Entries entries) {
        LoadedConfiguration loaded = LoadedConfiguration.read(input);
        try {
            List<Subscription> subscriptions =
                    Subscription.read(loaded.configuration().resolved(), input.environment());
            SessionOptions options = new SessionOptions(entries, wallMillis.getAsLong());
            Venue venue =
                    VenueChoice.open(
                            loaded.configuration(), folder, options, wallMillis::getAsLong);
            LiveSession session = assembly.assemble(loaded, venue, options, System::nanoTime);
            OperatorMessages messages =
                    OperatorMessages.begin(subscriptions, session, stream, metrics);
            Thread thread =
                    Thread.ofPlatform()
                            .name("engine")
                            .unstarted(() -> runToItsEnd(session, messages, loaded));
            lostRecord = null;
            running = new Running(session, thread);
            paused = session.beginsPaused();
            session.viewed();
            thread.start();
            SessionStatus status = session.status();
            LOG.info(
                    "session {} started: {} trading at broker {}, strategy {}",
                    status.sessionId(),
                    status.tradingMode(),
                    status.broker(),
                    status.strategy());
            return new StartAnswer.Started(String.valueOf(status.sessionId()), status.strategy());
        } catch (RuntimeException e) {
            loaded.close();
            throw e;
        }
    }

    private void runToItsEnd(
            LiveSession session, OperatorMessages messages, LoadedConfiguration loaded) {
        try {
            SessionEnd end = session.run();
            LOG.info("session {} ended: {}", session.status().sessionId(), end.label());
        } catch (StoreException e) {
            lostRecord = String.valueOf(e.getMessage());
            LOG.error("the record of session {} is incomplete", session.status().sessionId());
            LOG.debug("why it is incomplete", e);
        } finally {
            messages.close();
            loaded.close();
        }
    }

    /** Ends the session: entries are taken back, the position is kept or closed. */
    public OperatorAnswer stop(boolean flatten) {
        return command(flatten ? OperatorAction.STOP_FLATTEN : OperatorAction.STOP);
    }

    /** Ends the session without waiting for anything; protection rests at the broker. */
    public OperatorAnswer stopAtOnce() {
        return asked(session -> session.loop().stopAtOnce());
    }

    /** Exits only from now on. */
    public OperatorAnswer pause() {
        paused = true;
        return command(OperatorAction.PAUSE);
    }

    /** Entries again; acknowledges a halt. */
    public OperatorAnswer resume() {
        if (status().state().equals("reducing") && !paused) {
            return OperatorAnswer.ENDS_BY_ITSELF;
        }
        paused = false;
        return command(OperatorAction.RESUME);
    }

    /** Closes everything and pauses. */
    public OperatorAnswer flatten() {
        paused = true;
        return command(OperatorAction.FLATTEN);
    }

    /**
     * Changes how fast simulated time goes.
     *
     * @param speed simulated time per wall time, 0 for as fast as possible
     */
    public OperatorAnswer changeSpeed(double speed) {
        return asked(session -> session.changeSpeed(speed));
    }

    /** Says something on the session's stream that is recorded with it, if a session runs. */
    public OperatorAnswer tell(String code, String message) {
        return asked(session -> session.tell(code, message));
    }

    private OperatorAnswer command(OperatorAction action) {
        return asked(session -> session.loop().command(action));
    }

    private OperatorAnswer asked(Consumer<LiveSession> wish) {
        Running now = running;
        if (now == null || now.isOver()) {
            return OperatorAnswer.NOT_RUNNING;
        }
        wish.accept(now.session());
        return OperatorAnswer.ACCEPTED;
    }

    /** What is measured of all sessions. */
    public Metrics metrics() {
        return metrics;
    }

    /** Where the newest session stands. */
    public SessionStatus status() {
        Running now = running;
        return now == null ? idle : now.session().status();
    }

    /** How the newest session ended; null while it goes on, and before the first. */
    public @Nullable SessionEnd end() {
        Running now = running;
        return now == null ? null : now.session().loop().end();
    }

    /** What the newest session's record lacks, and why; null while it lacks nothing. */
    public @Nullable String lostRecord() {
        return lostRecord;
    }

    /** Waits until the session has ended and everything is written, at most so long. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        Running now = running;
        return now == null || now.thread().join(patience);
    }

    /** Delivers every message of every session from now on; closing ends it. */
    public AutoCloseable subscribe(SessionListener listener) {
        return stream.subscribe(listener);
    }

    /** Ends the session at once, waits for it, and delivers what was told. */
    @Override
    public void close() {
        stopAtOnce();
        try {
            awaitEnd(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stream.close();
        metrics.close();
    }
}
