package io.mytrader.ib.data;

import io.mytrader.ib.contract.ContractResolver;
import io.mytrader.ib.contract.Resolution;
import io.mytrader.ib.contract.ResolvedContract;
import io.mytrader.ib.contract.TradedContract;
import io.mytrader.ib.link.IbConnection;
import io.mytrader.ib.link.Timers;
import io.mytrader.ib.wire.client.HistoryRequest.CancelHistoricalData;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHistoricalData;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalData;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One-minute bars of a span of the past, a trading session a request and one request at a time. A
 * request that the servers delay or lose is made again.
 *
 * <p>Confined to the loop.
 */
public final class HistoryQuery {
    private static final long MINUTE = 60_000;
    private static final long ANSWER_MILLIS = 60_000;
    private static final long BROKEN_MILLIS = 15_000;
    private static final long PACED_MILLIS = 60_000;
    private static final long COMPETING_MILLIS = 30_000;
    private static final int MOST_ATTEMPTS = 4;
    private static final int HISTORY = 162;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd-HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What comes of it. */
    public interface Outcome {
        /** The bars of one more session. */
        void bars(List<Bar> bars, int done, int total);

        /** It takes longer. */
        void delayed(String why);

        /** All of it was delivered. */
        void complete();

        /** It can't be had. */
        void failed(String why);
    }

    private final TradedContract traded;
    private final long fromMillis;
    private final long toMillis;
    private final IbConnection connection;
    private final ContractResolver resolver;
    private final Timers timers;
    private final Outcome outcome;
    private final HistoryPacer pacer;
    private final List<TradingSession> sessions;
    private int done;
    private int attempts;
    private int requestId;
    private boolean running;
    private Timers.@Nullable Timer next;

    /**
     * A query that has not begun.
     *
     * @param fromMillis bars open at or after it
     * @param toMillis bars open before it
     */
    public HistoryQuery(
            TradedContract traded,
            long fromMillis,
            long toMillis,
            IbConnection connection,
            ContractResolver resolver,
            Timers timers,
            Outcome outcome) {
        this.traded = traded;
        this.fromMillis = fromMillis;
        this.toMillis = toMillis;
        this.connection = connection;
        this.resolver = resolver;
        this.timers = timers;
        this.outcome = outcome;
        pacer = new HistoryPacer(timers);
        sessions = sessions();
    }

    private List<TradingSession> sessions() {
        List<TradingSession> all = new ArrayList<>();
        TradingSession session = traded.instrument().calendar().sessionAtOrAfter(fromMillis);
        while (session.openMillis() < toMillis) {
            all.add(session);
            session = traded.instrument().calendar().sessionAtOrAfter(session.closeMillis());
        }
        return List.copyOf(all);
    }

    /** Begins, or goes on where a lost connection left it. */
    public void start() {
        running = true;
        resolver.resolve(
                traded,
                resolution -> {
                    if (!running) {
                        return;
                    }
                    switch (resolution) {
                        case Resolution.Found(ResolvedContract found) -> goOn(found);
                        case Resolution.Impossible(String text) -> outcome.failed(text);
                    }
                });
    }

    /** The connection is gone; what was asked for went with it. */
    public void stop() {
        running = false;
        requestId = 0;
        if (next != null) {
            next.callOff();
        }
    }

    /** Takes back what was asked for. */
    public void cancel() {
        if (requestId != 0 && connection.isReady()) {
            connection.send(new CancelHistoricalData(requestId));
        }
        stop();
    }

    private void goOn(ResolvedContract contract) {
        requestId = 0;
        if (done == sessions.size()) {
            outcome.complete();
            return;
        }
        after(pacer.waitMillis(), () -> ask(contract));
    }

    private void after(long millis, Runnable action) {
        if (next != null) {
            next.callOff();
        }
        next = timers.after(millis, action);
    }

    private void ask(ResolvedContract contract) {
        pacer.asked();
        attempts++;
        requestId = connection.takeRequestId();
        connection.send(
                new RequestHistoricalData(
                        requestId,
                        contract.spec(),
                        false,
                        UTC.format(Instant.ofEpochMilli(sessions.get(done).closeMillis())),
                        "1 min",
                        "1 D",
                        false,
                        "TRADES",
                        2,
                        List.of(),
                        false,
                        ""));
        after(ANSWER_MILLIS, () -> again("no answer within a minute", 0));
    }

    /** Takes a message that may be for it. */
    public void received(ServerMessage message) {
        switch (message) {
            case HistoricalData history when isOurs(history.requestId()) -> answered(history);
            case ErrorMessage error when isOurs(error.id()) -> failed(error);
            default -> {
                // For somebody else.
            }
        }
    }

    private boolean isOurs(int id) {
        return requestId != 0 && id == requestId;
    }

    private void answered(HistoricalData history) {
        TradingSession session = sessions.get(done);
        long from = Math.max(fromMillis, session.openMillis());
        long to = Math.min(Math.min(toMillis, session.closeMillis()), timers.nowMillis());
        List<Bar> bars = new ArrayList<>();
        BarAssembly assembly =
                new BarAssembly(
                        MINUTE,
                        bar -> {
                            if (bar.openMillis() >= from && bar.closeMillis() <= to) {
                                bars.add(bar);
                            }
                        },
                        revision -> outcome.delayed(revision));
        assembly.history(history.bars(), timers.nowMillis());
        delivered(bars);
    }

    private void delivered(List<Bar> bars) {
        attempts = 0;
        done++;
        outcome.bars(List.copyOf(bars), done, sessions.size());
        if (running) {
            start();
        }
    }

    private void failed(ErrorMessage error) {
        String words = error.code() + ": " + error.plainText().replace('\n', ' ');
        if (error.code() == HISTORY
                && error.plainText().toLowerCase(Locale.ROOT).contains("no data")) {
            delivered(List.of());
            return;
        }
        switch (DataErrors.of(error.code(), error.plainText())) {
            case CANCELLED, ADVICE -> {
                // The answer is still to come.
            }
            case PACED -> again(words, PACED_MILLIS);
            case COMPETING -> again(words, COMPETING_MILLIS);
            case BROKEN -> again(words, BROKEN_MILLIS);
            case NOT_PERMITTED -> outcome.failed(words);
        }
    }

    private void again(String why, long pauseMillis) {
        if (requestId != 0 && pauseMillis == 0) {
            connection.send(new CancelHistoricalData(requestId));
        }
        requestId = 0;
        if (attempts >= MOST_ATTEMPTS) {
            outcome.failed(why + ", " + attempts + " times");
            return;
        }
        outcome.delayed(
                why
                        + "; asking again"
                        + (pauseMillis == 0 ? "" : " in " + pauseMillis / 1000 + " s"));
        after(Math.max(pauseMillis, HistoryPacer.SAME_MILLIS), this::start);
    }
}
