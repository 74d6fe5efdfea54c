package io.mytrader.ib.data;

import io.mytrader.broker.MarketDataListener;
import io.mytrader.ib.contract.ContractResolver;
import io.mytrader.ib.contract.Resolution;
import io.mytrader.ib.contract.ResolvedContract;
import io.mytrader.ib.contract.TradedContract;
import io.mytrader.ib.link.IbConnection;
import io.mytrader.ib.link.Notice;
import io.mytrader.ib.link.Timers;
import io.mytrader.ib.wire.client.HistoryRequest.CancelHistoricalData;
import io.mytrader.ib.wire.client.HistoryRequest.RequestHistoricalData;
import io.mytrader.ib.wire.client.MarketDataRequest.CancelMarketData;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketData;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalData;
import io.mytrader.ib.wire.server.HistoryReply.HistoricalDataUpdate;
import io.mytrader.ib.wire.server.MarketDataReply;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.Quote;
import io.mytrader.market.TradingCalendar;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Bars and quotes of one instrument for one listener, kept alive over every loss: what was missed
 * comes from history and is marked as late.
 *
 * <p>Confined to the loop.
 */
public final class InstrumentStream {
    private static final long MINUTE = 60_000;
    private static final long DAY = 86_400_000L;

    /** A bar usually comes a second or two after its end; later than this it is history. */
    private static final long LATE_MILLIS = 10_000;

    /** A quiet market sends nothing; then the bar closes by the clock. */
    private static final long GRACE_MILLIS = 5_000;

    private static final long QUIET_MILLIS = 15_000;
    private static final long SILENCE_MILLIS = 2 * MINUTE;
    private static final long WATCH_MILLIS = 15_000;
    private static final long ANSWER_MILLIS = 60_000;
    private static final long SAME_REQUEST_MILLIS = 15_000;
    private static final long BROKEN_MILLIS = 5_000;
    private static final long PACED_MILLIS = 60_000;
    private static final long COMPETING_MILLIS = 30_000;
    private static final long NOT_PERMITTED_MILLIS = 300_000;
    private static final long SHORTEST_SECONDS = 1800;
    private static final int BARS_A_SESSION = 1380;

    private final TradedContract traded;
    private final Instrument instrument;
    private final int historyBars;
    private final MarketDataListener listener;
    private final IbConnection connection;
    private final ContractResolver resolver;
    private final Timers timers;
    private final Consumer<Notice> notices;
    private final BarAssembly bars;
    private final QuoteAssembly quotes = new QuoteAssembly();

    private @Nullable ResolvedContract contract;
    private int barsRequest;
    private int quotesRequest;
    private boolean barsAnswered;
    private boolean running;
    private long lastBarNewsMillis;
    private long askedAboutMillis = Long.MIN_VALUE;
    private long barsAskedMillis = Long.MIN_VALUE / 2;
    private Timers.@Nullable Timer watch;
    private Timers.@Nullable Timer barClose;
    private Timers.@Nullable Timer barsAgain;
    private Timers.@Nullable Timer quotesAgain;

    public InstrumentStream(
            TradedContract traded,
            int historyBars,
            MarketDataListener listener,
            IbConnection connection,
            ContractResolver resolver,
            Timers timers,
            Consumer<Notice> notices) {
        this.traded = traded;
        this.instrument = traded.instrument();
        this.historyBars = historyBars;
        this.listener = listener;
        this.connection = connection;
        this.resolver = resolver;
        this.timers = timers;
        this.notices = notices;
        bars =
                new BarAssembly(
                        MINUTE, this::closed, revision -> notice(Notice.Level.INFO, 0, revision));
    }

    /** The connection is ready, or its data has to be asked for anew. */
    public void start() {
        stop();
        running = true;
        barsAskedMillis = Long.MIN_VALUE / 2;
        resolve();
        watch = timers.after(WATCH_MILLIS, this::check);
    }

    /** The connection is gone; what was asked for went with it. */
    public void stop() {
        running = false;
        barsRequest = 0;
        quotesRequest = 0;
        callOff(watch);
        callOff(barClose);
        callOff(barsAgain);
        callOff(quotesAgain);
        quotes.stalled().ifPresent(this::tell);
    }

    /** Nothing comes until the gateway has its broker back. */
    public void stall() {
        quotes.stalled().ifPresent(this::tell);
    }

    /** The gateway has its broker back and kept the subscriptions; what they missed is missing. */
    public void refresh() {
        if (running) {
            askForBars();
            askForQuotes();
        }
    }

    /** Takes back what was asked for. */
    public void cancel() {
        if (connection.isReady()) {
            if (barsRequest != 0) {
                connection.send(new CancelHistoricalData(barsRequest));
            }
            if (quotesRequest != 0) {
                connection.send(new CancelMarketData(quotesRequest));
            }
        }
        stop();
    }

    private static void callOff(Timers.@Nullable Timer timer) {
        if (timer != null) {
            timer.callOff();
        }
    }

    private void resolve() {
        resolver.resolve(
                traded,
                resolution -> {
                    if (!running) {
                        return;
                    }
                    switch (resolution) {
                        case Resolution.Found(ResolvedContract found) -> {
                            boolean rolled = contract == null || contract.conId() != found.conId();
                            contract = found;
                            if (rolled) {
                                listener.onContract(instrument, found.month());
                            }
                            if (rolled || barsRequest == 0) {
                                askForBars();
                                askForQuotes();
                            }
                        }
                        case Resolution.Impossible(String text) -> {
                            notice(Notice.Level.ALARM, 0, text);
                            barsAgain = timers.after(PACED_MILLIS, this::resolve);
                        }
                    }
                });
    }

    private void askForBars() {
        ResolvedContract now = contract;
        callOff(barsAgain);
        if (!running || now == null) {
            return;
        }
        if (barsRequest != 0) {
            connection.send(new CancelHistoricalData(barsRequest));
            barsRequest = 0;
        }
        long wait = barsAskedMillis + SAME_REQUEST_MILLIS - timers.nowMillis();
        if (wait > 0) {
            askForBarsAfter(wait);
            return;
        }
        barsAskedMillis = timers.nowMillis();
        lastBarNewsMillis = timers.nowMillis();
        barsAnswered = false;
        barsRequest = connection.takeRequestId();
        int asked = barsRequest;
        connection.send(
                new RequestHistoricalData(
                        asked,
                        now.spec(),
                        false,
                        "",
                        "1 min",
                        duration(),
                        false,
                        "TRADES",
                        2,
                        List.of(),
                        true,
                        ""));
        timers.after(
                ANSWER_MILLIS,
                () -> {
                    if (asked == barsRequest && !barsAnswered) {
                        notice(Notice.Level.WARNING, 0, "no answer to a request for bars");
                        askForBars();
                    }
                });
    }

    private void askForBarsAfter(long millis) {
        callOff(barsAgain);
        barsAgain = timers.after(millis, this::askForBars);
    }

    /** Two days at first, or as many as hold the bars asked for; later what may be missing. */
    private String duration() {
        if (bars.lastOpenMillis() == Long.MIN_VALUE) {
            int sessions = Math.max(2, Math.ceilDiv(historyBars, BARS_A_SESSION) + 1);
            return sessions + " D";
        }
        long missing = timers.nowMillis() - bars.lastOpenMillis() + 5 * MINUTE;
        return missing < DAY
                ? Math.max(SHORTEST_SECONDS, missing / 1000) + " S"
                : missing / DAY + 2 + " D";
    }

    private void askForQuotes() {
        ResolvedContract now = contract;
        if (!running || now == null) {
            return;
        }
        if (quotesRequest != 0) {
            connection.send(new CancelMarketData(quotesRequest));
        }
        quotesRequest = connection.takeRequestId();
        connection.send(RequestMarketData.streaming(quotesRequest, now.spec()));
    }

    private void askForQuotesAfter(long millis) {
        callOff(quotesAgain);
        quotesAgain = timers.after(millis, this::askForQuotes);
    }

    /** Streams can stop without a word: in trading hours silence is asked about. */
    private void check() {
        watch = timers.after(WATCH_MILLIS, this::check);
        long now = timers.nowMillis();
        TradingCalendar calendar = instrument.calendar();
        ResolvedContract known = contract;
        if (known != null && !known.exchangeDay().equals(calendar.exchangeDayOf(now))) {
            resolve();
        }
        boolean trading = calendar.isOpen(now) && !calendar.inHalt(now);
        boolean justOpened = now - calendar.sessionAtOrBefore(now).openMillis() < SILENCE_MILLIS;
        if (trading
                && !justOpened
                && barsRequest != 0
                && barsAnswered
                && now - lastBarNewsMillis > SILENCE_MILLIS) {
            notice(
                    Notice.Level.WARNING,
                    0,
                    "no bar for "
                            + Duration.ofMillis(now - lastBarNewsMillis).toSeconds()
                            + " s in trading hours: asking for them anew");
            askForBars();
        }
    }

    /** Takes a message that may be for this stream. */
    public void received(ServerMessage message) {
        switch (message) {
            case HistoricalData history when isBars(history.requestId()) -> {
                barsAnswered = true;
                lastBarNewsMillis = timers.nowMillis();
                bars.history(history.bars(), timers.nowMillis());
                planClose();
            }
            case HistoricalDataUpdate update when isBars(update.requestId()) -> {
                lastBarNewsMillis = timers.nowMillis();
                if (leavesOut(update)) {
                    askForBars();
                } else {
                    bars.update(update);
                    planClose();
                }
            }
            case MarketDataReply.TickPrice tick when isQuotes(tick.requestId()) ->
                    quotes.tick(tick, timers.nowMillis()).ifPresent(this::tell);
            case MarketDataReply.MarketDataType type when isQuotes(type.requestId()) ->
                    quotes.type(type.type()).ifPresent(this::tell);
            case ErrorMessage error when isBars(error.id()) -> barsFailed(error);
            case ErrorMessage error when isQuotes(error.id()) -> quotesFailed(error);
            default -> {
                // For somebody else.
            }
        }
    }

    /** Nothing may have traded in a minute, or its updates were lost: history knows. */
    private boolean leavesOut(HistoricalDataUpdate update) {
        OptionalLong skipped = bars.skipped(update);
        if (skipped.isEmpty()
                || skipped.getAsLong() == askedAboutMillis
                || !instrument.calendar().isOpen(skipped.getAsLong())) {
            return false;
        }
        askedAboutMillis = skipped.getAsLong();
        return true;
    }

    private boolean isBars(int requestId) {
        return barsRequest != 0 && requestId == barsRequest;
    }

    private boolean isQuotes(int requestId) {
        return quotesRequest != 0 && requestId == quotesRequest;
    }

    private void barsFailed(ErrorMessage error) {
        DataErrors kind = DataErrors.of(error.code(), error.plainText());
        if (kind == DataErrors.CANCELLED || kind == DataErrors.ADVICE) {
            return;
        }
        barsRequest = 0;
        notice(Notice.Level.WARNING, error.code(), "bars: " + error.plainText());
        askForBarsAfter(pause(kind));
    }

    private void quotesFailed(ErrorMessage error) {
        DataErrors kind = DataErrors.of(error.code(), error.plainText());
        if (kind == DataErrors.CANCELLED) {
            return;
        }
        notice(
                kind == DataErrors.NOT_PERMITTED ? Notice.Level.ALARM : Notice.Level.WARNING,
                error.code(),
                "quotes: " + error.plainText());
        if (kind != DataErrors.ADVICE) {
            quotes.stalled().ifPresent(this::tell);
            askForQuotesAfter(pause(kind));
        }
    }

    private static long pause(DataErrors kind) {
        return switch (kind) {
            case PACED -> PACED_MILLIS;
            case COMPETING -> COMPETING_MILLIS;
            case NOT_PERMITTED -> NOT_PERMITTED_MILLIS;
            case BROKEN, CANCELLED, ADVICE -> BROKEN_MILLIS;
        };
    }

    private void planClose() {
        callOff(barClose);
        bars.currentCloseMillis()
                .ifPresent(close -> {
                    long wait = Math.max(0, close + GRACE_MILLIS - timers.nowMillis());
                    barClose = timers.after(wait, () -> closeByClock(close));
                });
    }

    /** A bar that was quiet to its end may lack what came last: history says what it was. */
    private void closeByClock(long closeMillis) {
        if (closeMillis - lastBarNewsMillis > QUIET_MILLIS) {
            askForBars();
        } else {
            bars.closeDue(timers.nowMillis());
        }
    }

    private void closed(Bar bar) {
        boolean late = timers.nowMillis() - bar.closeMillis() > LATE_MILLIS;
        listener.onBar(instrument, bar, late);
    }

    private void tell(Quote quote) {
        listener.onQuote(instrument, quote);
    }

    private void notice(Notice.Level level, int code, String text) {
        notices.accept(
                new Notice(timers.nowMillis(), level, code, instrument.symbol() + ": " + text));
    }
}
