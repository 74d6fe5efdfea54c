package io.mytrader.runtime;

import io.mytrader.account.ClosedTrade;
import io.mytrader.bedrock.news.HeadlineSource;
import io.mytrader.config.Configuration;
import io.mytrader.config.ConfigurationListing;
import io.mytrader.config.LlmSettings;
import io.mytrader.engine.CarriedState;
import io.mytrader.engine.EngineSettings;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionHeader;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionStore;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoreFailure;
import io.mytrader.journal.StoreListener;
import io.mytrader.limit.HaltReason;
import io.mytrader.recovery.Recovery.Recovered;
import io.mytrader.runtime.metrics.Metrics;
import io.mytrader.runtime.metrics.SessionMetrics;
import io.mytrader.venue.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts sessions together on one store: each begins with what the one before on the same account
 * left.
 */
final class SessionAssembly {
    private static final Logger LOG = LoggerFactory.getLogger(SessionAssembly.class);
    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd.HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SessionStore store;
    private final String productVersion;
    private final EventStream stream;
    private final Metrics metrics;
    private final LongSupplier wallMillis;
    private final Models models;

    /** Opens a language model for a session. */
    @FunctionalInterface
    interface Models {
        /**
         * Opens what the settings ask for.
         *
         * @param brokerNews the broker's headlines; null where there are none
         */
        LlmAccess open(LlmSettings settings, @Nullable HeadlineSource brokerNews);
    }

    /**
     * @param wallMillis wall time, epoch milliseconds UTC
     * @param models opens one for each session that wants it
     */
    SessionAssembly(
            SessionStore store,
            String productVersion,
            EventStream stream,
            Metrics metrics,
            LongSupplier wallMillis,
            Models models) {
        this.store = store;
        this.productVersion = productVersion;
        this.stream = stream;
        this.metrics = metrics;
        this.wallMillis = wallMillis;
        this.models = models;
    }

    /**
     * A session that has not begun.
     *
     * @param nanoTime monotonic
     * @throws io.mytrader.journal.StoreException if it cannot be recorded
     * @throws io.mytrader.venue.VenueException if it would leave a position or order alone
     */
    LiveSession assemble(
            LoadedConfiguration loaded,
            Venue venue,
            SessionOptions options,
            LongSupplier nanoTime) {
        Configuration configuration = loaded.configuration();
        SessionHeader header = header(configuration, venue, options);
        Recovered before = recovered(venue.account());
        if (options.sendsOrders()) {
            Unwatched.refuseIn(before.carried(), EngineComposition.instruments(configuration));
        }
        store.deleteSessionsBefore(
                options.startedMillis()
                        - Duration.ofDays(configuration.resolved().whole("storage.retention_days"))
                                .toMillis());
        LlmAccess llm = model(configuration.llm(), venue);
        AtomicReference<@Nullable LiveSession> begun = new AtomicReference<>();
        SessionWriter writer = store.begin(header, new StoreWatch(begun));
        EngineSettings settings =
                EngineComposition.of(configuration, header.id().value(), options.entries());
        LiveSession session =
                new LiveSession(
                        header,
                        settings,
                        loaded.strategies(),
                        before.carried(),
                        venue,
                        writer,
                        stream,
                        new SessionMetrics(metrics),
                        configuration.data().speed(),
                        wallMillis,
                        nanoTime,
                        llm);
        begun.set(session);
        metrics.watch("queue.depth", "inputs that wait for the engine", session.loop()::waiting);
        metrics.watch("store.room", "writes that the store takes without waiting", writer::room);
        metrics.watch(
                "store.failing",
                "1 while the store cannot write",
                () -> writer.failure().isPresent() ? 1 : 0);
        before.trades().forEach(writer::trade);
        return session;
    }

    private @Nullable LlmAccess model(LlmSettings settings, Venue venue) {
        if (!settings.advice().isOn() && !settings.sentiment().isEnabled()) {
            return null;
        }
        return models.open(settings, settings.sentiment().readsBroker() ? venue.hearNews() : null);
    }

    /** A store that refuses stops entries; when it accepts again, the operator may resume. */
    private record StoreWatch(AtomicReference<@Nullable LiveSession> session)
            implements StoreListener {
        @Override
        public void failed(StoreFailure failure) {
            LiveSession live = session.get();
            if (live != null) {
                live.loop().fault(HaltReason.STORAGE, failure.message());
            }
        }

        @Override
        public void recovered() {
            LOG.info("the store accepts writes again");
        }
    }

    private SessionHeader header(Configuration configuration, Venue venue, SessionOptions options) {
        return new SessionHeader(
                freeId(options.startedMillis()),
                options.startedMillis(),
                configuration.mode().name().toLowerCase(Locale.ROOT),
                configuration.broker().type().name().toLowerCase(Locale.ROOT),
                options.sendsOrders() ? venue.account() : RecordedSession.DRY_RUN,
                configuration.resolved().hash(),
                ConfigurationListing.yaml(configuration.resolved()),
                productVersion);
    }

    private SessionId freeId(long startedMillis) {
        String base = "s" + ID.format(Instant.ofEpochMilli(startedMillis));
        SessionId id = new SessionId(base);
        for (int i = 2; store.session(id).isPresent(); i++) {
            id = new SessionId(base + "." + i);
        }
        return id;
    }

    /**
     * What the newest session on the account left, with those of its trades that it had no time to
     * write down; sessions without a journal did nothing.
     */
    private Recovered recovered(String account) {
        for (SessionSummary summary : store.sessions()) {
            if (summary.account().equals(account) && summary.journalEntries() > 0) {
                SessionHeader header = store.header(summary.id()).orElseThrow();
                try (RecordedSession recorded = RecordedSession.of(store, header)) {
                    Recovered all = recorded.recovered();
                    all.failures()
                            .forEach(failure ->
                                    LOG.warn("session {} had failed at {}", summary.id(), failure));
                    return new Recovered(
                            all.carried(), unwritten(summary.id(), all.trades()), all.failures());
                }
            }
        }
        return new Recovered(CarriedState.NONE, List.of(), List.of());
    }

    /** The kill came soon after, so only the newest trades can be missing. */
    private List<ClosedTrade> unwritten(SessionId session, List<ClosedTrade> trades) {
        List<ClosedTrade> written =
                store.trades(PageRequest.newest(session, PageRequest.MOST)).values();
        List<ClosedTrade> newest =
                trades.subList(Math.max(0, trades.size() - written.size() - 1), trades.size());
        return newest.stream().filter(trade -> !written.contains(trade)).toList();
    }
}
