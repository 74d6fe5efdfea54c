package io.mytrader.runtime;

import io.mytrader.bedrock.news.HeadlineSource;
import io.mytrader.config.ConfigurationInput;
import io.mytrader.config.LlmSettings;
import io.mytrader.engine.EngineSettings.Entries;
import io.mytrader.engine.OperatorAction;
import io.mytrader.ib.IbClient;
import io.mytrader.ib.link.Dialer;
import io.mytrader.ib.link.IbLoop;
import io.mytrader.journal.SessionStore;
import io.mytrader.runtime.metrics.Metrics;
import io.mytrader.time.Clock;
import io.mytrader.venue.Venue;
import io.mytrader.venue.VenueException;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A session on data of Interactive Brokers as {@link SessionController} starts it, but without a
 * thread: it moves only when it is stepped, and its time is a clock that somebody else moves. The
 * same clock and the same answers give the same session.
 *
 * <p>Confined to one thread.
 */
public final class SteppedSession implements AutoCloseable {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LoadedConfiguration loaded;
    private final Clock clock;
    private final IbLoop client;
    private final Metrics metrics = new Metrics();
    private final LiveSession session;
    private @Nullable SessionEnd concluded;
    private boolean abandoned;

    /**
     * A session that has not begun.
     *
     * @param folder the data folder, for the simulated account
     * @param store of all sessions; the newest on the same account is continued
     * @param dialer opens the way to the gateway
     * @param client the loop of the client, stepped by the same clock
     * @throws io.mytrader.config.ConfigurationException if anything is wrong with the configuration
     * @throws io.mytrader.venue.VenueException if it is not one for Interactive Brokers
     */
    public SteppedSession(
            ConfigurationInput input,
            Path folder,
            SessionStore store,
            Clock clock,
            Dialer dialer,
            IbLoop client,
            RandomGenerator random) {
        this.clock = clock;
        this.client = client;
        loaded = LoadedConfiguration.read(input);
        SessionOptions options = new SessionOptions(Entries.SENT, clock.nowMillis());
        Venue venue =
                VenueChoice.live(
                        loaded.configuration(),
                        folder,
                        options,
                        clock,
                        (settings, notices) ->
                                IbClient.create(settings, dialer, client, random, notices));
        session =
                new SessionAssembly(
                                store,
                                "stepped",
                                new EventStream(),
                                metrics,
                                clock::nowMillis,
                                SteppedSession::noModel)
                        .assemble(loaded, venue, options, this::nanos);
    }

    /** A model answers in real time, which a stepped clock does not keep. */
    private static LlmAccess noModel(LlmSettings settings, @Nullable HeadlineSource brokerNews) {
        throw new VenueException(
                VenueException.Cause.CONFIGURATION,
                "a stepped session asks no model: set llm.mode off instead of "
                        + settings.advice().mode());
    }

    private long nanos() {
        return clock.nowMillis() * NANOS_PER_MILLI;
    }

    /** Does what there is to do at this instant; false if there was nothing. */
    public boolean step() {
        boolean worked = client.runPending();
        if (session.loop().end() == null) {
            worked |= session.loop().doWork() > 0;
        } else if (concluded == null) {
            concluded = session.conclude();
            worked = true;
        }
        return worked;
    }

    /** When there is something to do by itself, in epoch milliseconds. */
    public long nextMillis() {
        long due = session.loop().end() == null ? session.loop().nextDueNanos() : Long.MAX_VALUE;
        return Math.min(client.nextMillis(), Math.ceilDiv(due, NANOS_PER_MILLI));
    }

    /** What the operator wants. */
    public void command(OperatorAction action) {
        session.loop().command(action);
    }

    public SessionStatus status() {
        return session.status();
    }

    /** How it ended; null while it goes on. */
    public @Nullable SessionEnd end() {
        return concluded;
    }

    /** What went wrong in its own steps; empty in a session that works. */
    public List<Throwable> failures() {
        return session.failures();
    }

    /** Drops it as a kill of its process would: what it wrote stays, nothing is said goodbye to. */
    public void abandon() {
        abandoned = true;
        session.abandon();
    }

    /** Gives up what it holds; one that goes on is abandoned. */
    @Override
    public void close() {
        if (concluded == null && !abandoned) {
            abandon();
        }
        metrics.close();
        loaded.close();
    }
}
