package io.mytrader.runtime;

import io.mytrader.account.ClosedTrade;
import io.mytrader.api.SessionMessage;
import io.mytrader.backtest.OrderHash;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.engine.BrokerCommand;
import io.mytrader.engine.CarriedState;
import io.mytrader.engine.EngineInput;
import io.mytrader.engine.EngineOutput;
import io.mytrader.engine.EngineSettings;
import io.mytrader.engine.SessionState;
import io.mytrader.engine.TradingEngine;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.SessionHeader;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoreException;
import io.mytrader.limit.LimitStatus;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.market.Money;
import io.mytrader.replay.JournaledEngine;
import io.mytrader.runtime.metrics.MeasuredJournal;
import io.mytrader.runtime.metrics.SessionProbe;
import io.mytrader.signal.Decision;
import io.mytrader.signal.Denial;
import io.mytrader.strategy.StrategyRegistry;
import io.mytrader.venue.Venue;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One trading session: its engine between a venue, the store and whoever listens.
 *
 * <p>Everything runs on the engine's thread but what says otherwise.
 */
final class LiveSession implements EngineOutput, LoopWatcher {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    /** Less room than this in the store's queue, and a fast feed waits. */
    private static final int ENOUGH_ROOM = 16_384;

    private final SessionHeader header;
    private final EngineSettings settings;
    private final Venue venue;
    private final SessionWriter writer;
    private final EventStream stream;
    private final SessionProbe probe;
    private final LongSupplier wallMillis;
    private final LongSupplier nanoTime;
    private final JournaledEngine engine;
    private final EngineLoop loop;
    private final SessionView view;
    private final SessionRecord record;
    private final boolean beginsPaused;
    private final OrderHash orders = new OrderHash();
    private final @Nullable LlmAccess llm;
    private final AdviceDesk advice;
    private double sentiment = Double.NaN;
    private final List<Throwable> failures = new ArrayList<>();
    private double speed;
    private long sequence;
    private volatile SessionStatus status = SessionStatus.idle();

    /**
     * A session that has not begun.
     *
     * @param carried what the session before left
     * @param speed as configured
     * @param nanoTime monotonic
     * @param llm the model to ask; closed with the session; null when nobody is asked
     */
    LiveSession(
            SessionHeader header,
            EngineSettings settings,
            StrategyRegistry strategies,
            CarriedState carried,
            Venue venue,
            SessionWriter writer,
            EventStream stream,
            SessionProbe probe,
            double speed,
            LongSupplier wallMillis,
            LongSupplier nanoTime,
            @Nullable LlmAccess llm) {
        this.llm = llm;
        beginsPaused = carried.paused();
        advice = llm == null ? AdviceDesk.closed() : new AdviceDesk(llm.advisor());
        this.header = header;
        this.settings = settings;
        this.venue = venue;
        this.writer = writer;
        record = new SessionRecord(writer);
        this.stream = stream;
        this.probe = probe;
        this.speed = speed;
        this.wallMillis = wallMillis;
        this.nanoTime = nanoTime;
        view =
                new SessionView(
                        settings.lanes().stream()
                                .map(EngineSettings.LaneSettings::instrument)
                                .distinct()
                                .toList());
        engine =
                new JournaledEngine(
                        settings,
                        strategies,
                        record.journal(new MeasuredJournal(writer, probe, System::nanoTime)),
                        this);
        loop =
                new EngineLoop(
                        engine,
                        venue,
                        new EngineInput.SessionBegan(venue.startMillis(), carried),
                        this,
                        nanoTime,
                        advice);
    }

    EngineLoop loop() {
        return loop;
    }

    /** Whether the session before was paused and nobody has resumed since. */
    boolean beginsPaused() {
        return beginsPaused;
    }

    /** Works until the session ends, and closes what it wrote. */
    SessionEnd run() {
        loop.run();
        return conclude();
    }

    /** Says how it ended, and closes what it wrote. */
    SessionEnd conclude() {
        SessionEnd end = loop.end() == null ? SessionEnd.FAILED : loop.end();
        try {
            publish(
                    new TradingEvent.SystemMessage(
                            timeMillis(),
                            "session_ended",
                            "the session ended: " + end.label() + ", order_hash " + orders.hex()));
            record.settle();
            writer.end(wallMillis.getAsLong(), end.label());
        } finally {
            if (llm != null) {
                llm.close();
            }
            writer.close();
        }
        return end;
    }

    /** What went wrong in its own steps; never more than a few. */
    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Leaves it as a killed process would, once what it wrote is on disk. */
    void abandon() {
        writer.close();
    }

    /** Where the session stands. Safe from any thread. */
    SessionStatus status() {
        return status;
    }

    @Override
    public void send(BrokerCommand command) {
        orders.add(command);
        probe.sending(command, System.nanoTime());
        boolean harmless = command instanceof BrokerCommand.RequestSnapshot;
        if (harmless || settings.entries() == EngineSettings.Entries.SENT) {
            venue.send(command);
        } else {
            publish(
                    new TradingEvent.SystemMessage(
                            timeMillis(), "dry_run", "not sent: " + command));
        }
    }

    @Override
    public void tradeClosed(ClosedTrade trade, @Nullable ProtectionLevels levels) {
        record.trade(trade);
    }

    @Override
    public void ask(AdviceQuestion question) {
        advice.ask(question, System.nanoTime());
    }

    /** The newest sentiment, where it changed, comes before the bar that shall know it. */
    @Override
    public @Nullable EngineInput preceding(EngineInput input) {
        if (llm == null
                || !(input instanceof EngineInput.BarClosed closed)
                || closed.backfilled()) {
            return null;
        }
        double newest =
                llm.sentiment()
                        .map(source -> source.sentimentAt(wallMillis.getAsLong()))
                        .orElse(OptionalDouble.empty())
                        .orElse(Double.NaN);
        if (Double.compare(newest, sentiment) == 0) {
            return null;
        }
        sentiment = newest;
        return new EngineInput.SentimentReported(closed.timeMillis(), newest);
    }

    @Override
    public boolean wantsEvents() {
        return true;
    }

    @Override
    public void publish(TradingEvent event) {
        view.see(event);
        probe.happened(event);
        boolean passing =
                event instanceof TradingEvent.PriceUpdate
                        || (event instanceof TradingEvent.BarUpdate bar && !bar.closed());
        SessionMessage.Happened message =
                new SessionMessage.Happened(
                        passing ? 0 : ++sequence,
                        header.id().value(),
                        wallMillis.getAsLong(),
                        System.nanoTime(),
                        event);
        stream.publish(message, venue.isUnpaced());
        record.message(message);
    }

    @Override
    public boolean wantsDecisions() {
        return true;
    }

    @Override
    public void decided(Decision decision) {
        probe.decided(System.nanoTime());
        stream.publish(
                new SessionMessage.Decided(
                        ++sequence,
                        header.id().value(),
                        wallMillis.getAsLong(),
                        System.nanoTime(),
                        decision),
                venue.isUnpaced());
        record.decision(decision);
    }

    @Override
    public void taking(EngineInput input) {
        probe.taking(input, System.nanoTime());
        if (input instanceof EngineInput.BrokerReported(BrokerEvent.Filled filled)) {
            orders.add(filled.execution());
        }
        record.input(input);
    }

    @Override
    public void taken(EngineInput input) {
        probe.taken(System.nanoTime());
        if (input instanceof EngineInput.BarClosed closed && !closed.backfilled()) {
            record.equity(
                    new EquityPoint(
                            closed.timeMillis(),
                            tradingEngine().equity(),
                            new Money(tradingEngine().ledger().dayPnlNanos()),
                            tradingEngine().performance().drawdown()));
        }
    }

    @Override
    public void shown(TradingEvent event) {
        publish(event);
    }

    @Override
    public void failed(Throwable failure) {
        failures.add(failure);
        if (failure instanceof StoreException || failure instanceof UncheckedIOException) {
            // A disk that refuses is no error of the program: its trace tells the operator nothing.
            LOG.error("a step of the session {} failed: {}", header.id(), failure.getMessage());
            LOG.debug("the step that failed", failure);
        } else {
            LOG.error("a step of the session {} failed", header.id(), failure);
        }
        publish(
                new TradingEvent.ErrorMessage(
                        timeMillis(),
                        "step_failed",
                        String.valueOf(failure.getMessage())
                                + "; entries are stopped, protection stays"));
    }

    /** Listeners first, then the record. */
    @Override
    public void turned() {
        stream.pause();
        record.settle();
    }

    @Override
    public void viewed() {
        SessionEnd end = loop.end();
        TradingEngine trading = tradingEngine();
        String state = end == null ? trading.state().label() : SessionState.IDLE.label();
        LimitStatus limits = trading.ledger().status();
        List<String> reasons =
                limits.reasons().stream().map(Denial::outcome).map(Enum::name).toList();
        long now = timeMillis();
        status =
                new SessionStatus(
                        end == null,
                        end == null ? sentence(state, reasons) : "ended: " + end.label(),
                        state,
                        header.mode(),
                        header.broker(),
                        header.account(),
                        settings.entries() == EngineSettings.Entries.ONLY_DECIDED,
                        speed,
                        settings.lanes().getFirst().strategy().name(),
                        header.id().value(),
                        header.startedMillis(),
                        now,
                        view.barsCollected(),
                        settings.minBars(),
                        view.instruments(trading),
                        trading.equity(),
                        new Money(trading.ledger().dayPnlNanos()),
                        venue.brokerDailyPnl(),
                        view.lastSignal(),
                        end == null && view.isConnected(),
                        view.hours(now),
                        reasons,
                        trading.longestUnprotectedMillis(),
                        loop.waiting(),
                        sequence,
                        new SessionStatus.Limits(
                                limits.state(), limits.reasons(), trading.ledger().readings()),
                        trading.performance().sharpe());
    }

    /** Without a reason, only people hold entries back. */
    private static String sentence(String state, List<String> reasons) {
        if (reasons.isEmpty() && state.equals(SessionState.REDUCING.label())) {
            return "paused: no new entries until trading is resumed; exits go on";
        }
        String words = state.replace('_', ' ');
        return reasons.isEmpty() ? words : words + ": " + String.join(", ", reasons);
    }

    @Override
    public boolean mayHurry() {
        return writer.room() >= ENOUGH_ROOM;
    }

    /** Something from outside worth recording, if there is room. Safe from any thread. */
    void tell(String code, String message) {
        loop.offerCall(() -> publish(new TradingEvent.SystemMessage(timeMillis(), code, message)));
    }

    /** Changes how fast simulated time goes. Safe from any thread. */
    void changeSpeed(double newSpeed) {
        loop.call(() -> {
            venue.changeSpeed(newSpeed);
            speed = newSpeed;
        });
    }

    private TradingEngine tradingEngine() {
        return engine.engine();
    }

    private long timeMillis() {
        return venue.nowMillis(nanoTime.getAsLong());
    }
}
