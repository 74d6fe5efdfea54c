package io.mytrader.ib.data;

import io.mytrader.ib.link.IbConnection;
import io.mytrader.ib.link.Notice;
import io.mytrader.ib.link.Timers;
import io.mytrader.ib.wire.client.MarketDataRequest.CancelMarketData;
import io.mytrader.ib.wire.client.MarketDataRequest.RequestMarketData;
import io.mytrader.ib.wire.client.NewsRequest.RequestNewsProviders;
import io.mytrader.ib.wire.server.NewsReply.NewsProvider;
import io.mytrader.ib.wire.server.NewsReply.NewsProviders;
import io.mytrader.ib.wire.server.NewsReply.TickNews;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tapes of the news providers that the login may read: asks which those are, then subscribes to
 * everything that each publishes.
 *
 * <p>Tapes rather than the news of a contract: the gateway refuses futures as subjects of news
 * (10094, as users report), and what moves an index is rarely written about a single contract.
 * Historical news is not asked for either, because it wants the number of a contract too; so a
 * session knows no headline from before it connected. A tape takes one of the login's market data
 * lines.
 *
 * <p>Nobody has to be allowed any news. What comes of it is said once, and again only when it
 * changes; a tape that is refused is asked for again with the next connection.
 *
 * <p>Confined to the loop.
 */
public final class NewsTapes {
    /** After a return the account's state is asked for first; news can wait. */
    private static final long SETTLE_MILLIS = 5_000;

    private static final long ANSWER_MILLIS = 60_000;
    private static final long VERDICT_MILLIS = 10_000;
    private static final long AGAIN_MILLIS = 300_000;
    private static final int MOST_TAPES = 16;
    private static final int LONGEST_REASON = 200;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,15}");

    private final IbConnection connection;
    private final Timers timers;
    private final Consumer<Notice> notices;
    private final Consumer<NewsHeadline> headlines;
    private final Map<Integer, String> tapes = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final Set<String> postponed = new TreeSet<>();
    private Timers.@Nullable Timer next;
    private Timers.@Nullable Timer again;
    private boolean waiting;
    private int refusal;
    private @Nullable String told;

    /**
     * Tapes that nobody listens to yet.
     *
     * @param headlines take each headline, on the loop
     */
    public NewsTapes(
            IbConnection connection,
            Timers timers,
            Consumer<Notice> notices,
            Consumer<NewsHeadline> headlines) {
        this.connection = connection;
        this.timers = timers;
        this.notices = notices;
        this.headlines = headlines;
    }

    /** The connection is ready, or its subscriptions are lost. */
    public void start() {
        stop();
        next = timers.after(SETTLE_MILLIS, this::askForProviders);
    }

    /** The connection is gone; what was asked for went with it. */
    public void stop() {
        callOff(next);
        callOff(again);
        again = null;
        tapes.clear();
        refused.clear();
        postponed.clear();
        waiting = false;
    }

    private static void callOff(Timers.@Nullable Timer timer) {
        if (timer != null) {
            timer.callOff();
        }
    }

    /** Takes back what was asked for. */
    public void cancel() {
        if (connection.isReady()) {
            tapes.keySet().forEach(tape -> connection.send(new CancelMarketData(tape)));
        }
        stop();
    }

    private void askForProviders() {
        waiting = true;
        connection.send(new RequestNewsProviders());
        next =
                timers.after(
                        ANSWER_MILLIS,
                        () -> {
                            waiting = false;
                            tell(
                                    Notice.Level.WARNING,
                                    0,
                                    "no headlines: the gateway names no provider of news");
                        });
    }

    /** Takes a message that may be for it. */
    public void received(ServerMessage message) {
        switch (message) {
            case NewsProviders(List<NewsProvider> providers) when waiting -> subscribe(providers);
            case TickNews tick when tapes.containsKey(tick.requestId()) ->
                    NewsHeadline.of(tick, timers.nowMillis()).ifPresent(headlines);
            case ErrorMessage error when tapes.containsKey(error.id()) -> failed(error);
            default -> {
                // For somebody else.
            }
        }
    }

    private void subscribe(List<NewsProvider> providers) {
        waiting = false;
        callOff(next);
        List<String> codes =
                providers.stream()
                        .map(NewsProvider::code)
                        .filter(code -> CODE.matcher(code).matches())
                        .distinct()
                        .limit(MOST_TAPES)
                        .toList();
        if (codes.isEmpty()) {
            tell(
                    Notice.Level.WARNING,
                    0,
                    "no headlines: the login may read no news through the API");
            return;
        }
        codes.forEach(this::subscribe);
        next = timers.after(VERDICT_MILLIS, this::tellVerdict);
    }

    private void subscribe(String provider) {
        int id = connection.takeRequestId();
        tapes.put(id, provider);
        refused.remove(provider);
        connection.send(RequestMarketData.newsTape(id, provider));
    }

    private void failed(ErrorMessage error) {
        DataErrors kind = DataErrors.of(error.code(), error.plainText());
        if (kind == DataErrors.CANCELLED || kind == DataErrors.ADVICE) {
            return;
        }
        String provider = tapes.remove(error.id());
        if (provider == null) {
            return;
        }
        refusal = error.code();
        refused.put(provider, reason(error));
        callOff(next);
        next = timers.after(VERDICT_MILLIS, this::tellVerdict);
        if (kind == DataErrors.PACED || kind == DataErrors.COMPETING) {
            connection.send(new CancelMarketData(error.id()));
            postponed.add(provider);
            if (again == null) {
                again = timers.after(AGAIN_MILLIS, this::askAgain);
            }
        }
    }

    private void askAgain() {
        again = null;
        List<String> missing = List.copyOf(postponed);
        postponed.clear();
        missing.forEach(this::subscribe);
        callOff(next);
        next = timers.after(VERDICT_MILLIS, this::tellVerdict);
    }

    private static String reason(ErrorMessage error) {
        String words = error.plainText().replaceAll("\\p{Cntrl}+", " ").strip();
        return error.code()
                + ": "
                + (words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON));
    }

    private void tellVerdict() {
        String without =
                refused.entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining(", "));
        if (tapes.isEmpty()) {
            tell(Notice.Level.WARNING, refusal, "no headlines: none of " + without);
        } else {
            tell(
                    Notice.Level.INFO,
                    0,
                    "headlines of "
                            + String.join(", ", tapes.values())
                            + (without.isEmpty() ? "" : "; none of " + without));
        }
    }

    private void tell(Notice.Level level, int code, String text) {
        if (!text.equals(told)) {
            told = text;
            notices.accept(new Notice(timers.nowMillis(), level, code, text));
        }
    }
}
