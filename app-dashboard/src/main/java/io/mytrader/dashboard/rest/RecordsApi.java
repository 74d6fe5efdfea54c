package io.mytrader.dashboard.rest;

import io.javalin.http.Context;
import io.mytrader.account.ClosedTrade;
import io.mytrader.api.body.Account;
import io.mytrader.api.body.BarItem;
import io.mytrader.api.body.DecisionItem;
import io.mytrader.api.body.EquityItem;
import io.mytrader.api.body.ExecutionItem;
import io.mytrader.api.body.ItemMapping;
import io.mytrader.api.body.OrderItem;
import io.mytrader.api.body.PageOf;
import io.mytrader.api.body.Performance;
import io.mytrader.api.body.PositionItem;
import io.mytrader.api.body.Raw;
import io.mytrader.api.body.Risk;
import io.mytrader.api.body.SessionItem;
import io.mytrader.api.body.SignalItem;
import io.mytrader.api.body.TradeItem;
import io.mytrader.api.json.ApiJson;
import io.mytrader.api.message.Message;
import io.mytrader.dashboard.guard.Refusal;
import io.mytrader.dashboard.stream.EventHub;
import io.mytrader.dashboard.stream.PerformanceFigures;
import io.mytrader.dashboard.stream.RecordedItems;
import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.StoredDecision;
import io.mytrader.market.Money;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was recorded, and what of it matters now. */
public final class RecordsApi {
    /** Bars of one instrument lie among those of others; beyond it the next page goes on. */
    private static final int MOST_PAGES = 50;

    private static final List<String> PAGED = List.of("limit", "before", "session");

    private final SessionHistory history;
    private final EventHub hub;

    public RecordsApi(SessionHistory history, EventHub hub) {
        this.history = history;
        this.hub = hub;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.list(
                        "/api/orders",
                        "Orders, newest first; with working=true those that may still execute.",
                        OrderItem.class,
                        List.of("limit", "before", "session", "working"),
                        this::orders),
                Endpoint.list(
                        "/api/positions",
                        "Positions of the newest session.",
                        PositionItem.class,
                        List.of(),
                        request -> request.json(new PageOf<>(hub.positions(), null))),
                Endpoint.list(
                        "/api/trades",
                        "Closed trades, newest first.",
                        TradeItem.class,
                        PAGED,
                        request ->
                                request.json(
                                        page(
                                                history.trades(Requests.page(request, Set.of())),
                                                item ->
                                                        ItemMapping.trade(
                                                                item.value(),
                                                                item.session().value())))),
                Endpoint.list(
                        "/api/executions",
                        "Fills, newest first.",
                        ExecutionItem.class,
                        PAGED,
                        request ->
                                request.json(
                                        page(
                                                history.executions(
                                                        Requests.page(request, Set.of())),
                                                item ->
                                                        ItemMapping.execution(
                                                                item.value(),
                                                                item.session().value())))),
                Endpoint.list(
                        "/api/signals",
                        "What the chosen strategy said on each closed bar, newest first.",
                        SignalItem.class,
                        PAGED,
                        this::signals),
                Endpoint.list(
                        "/api/decisions",
                        "What was decided on each closed bar and why, newest first.",
                        DecisionItem.class,
                        PAGED,
                        this::decisions),
                Endpoint.list(
                        "/api/events",
                        "Messages after a sequence, oldest first: of the stream, as far as it is"
                                + " remembered, or of a recorded session.",
                        Message.class,
                        List.of("since", "limit", "session"),
                        this::events),
                Endpoint.list(
                        "/api/bars",
                        "Closed bars, newest first: of the newest session, or of a recorded one.",
                        BarItem.class,
                        List.of("limit", "before", "session", "symbol"),
                        this::bars),
                Endpoint.list(
                        "/api/equity",
                        "The account at each bar, newest first.",
                        EquityItem.class,
                        PAGED,
                        request ->
                                request.json(
                                        page(
                                                history.equity(Requests.page(request, Set.of())),
                                                item -> ItemMapping.equity(item.value())))),
                new Endpoint(
                        io.javalin.http.HandlerType.GET,
                        "/api/performance",
                        "Key figures of the newest session, or of a recorded one.",
                        List.of("session"),
                        null,
                        Performance.class,
                        false,
                        List.of(400, 404),
                        this::performance),
                Endpoint.get(
                        "/api/account",
                        "The account that is traded.",
                        Account.class,
                        request -> request.json(hub.account())),
                Endpoint.get(
                        "/api/risk",
                        "Where the limits stand.",
                        Risk.class,
                        request -> request.json(hub.risk())),
                Endpoint.list(
                        "/api/sessions",
                        "All sessions, newest first.",
                        SessionItem.class,
                        List.of("limit", "before"),
                        this::sessions));
    }

    private static <T, R> PageOf<R> page(Page<T> page, Function<Page.Item<T>, R> item) {
        Long next = page.next();
        return new PageOf<>(
                page.items().stream().map(item).toList(), next == null ? null : next.toString());
    }

    private void orders(Context request) {
        PageRequest wanted = Requests.page(request, Set.of("working"));
        if ("true".equals(request.queryParam("working"))) {
            request.json(new PageOf<>(hub.workingOrders(), null));
            return;
        }
        request.json(page(history.orders(wanted), item -> ItemMapping.order(item.value())));
    }

    private void signals(Context request) {
        PageRequest wanted = Requests.page(request, Set.of());
        request.json(
                page(history.events("signal", wanted), item -> RecordedItems.signal(item.value())));
    }

    private void decisions(Context request) {
        request.json(
                page(
                        history.decisions(Requests.page(request, Set.of())),
                        item -> new Raw(item.value().json())));
    }

    private void events(Context request) {
        Requests.known(request, Set.of("since", "limit", "session"), Set.of());
        long since = request.queryParam("since") == null ? 0 : Requests.number(request, "since", 0);
        int limit = Requests.limit(request);
        SessionId session = Requests.session(request);
        List<Raw> found =
                session == null
                        ? hub.since(since, limit).stream().map(Raw::new).toList()
                        : history.eventsSince(session, since, limit).stream()
                                .map(event -> new Raw(event.json()))
                                .toList();
        String next = null;
        if (found.size() == limit) {
            JsonNode last = ApiJson.mapper().readTree(found.getLast().json());
            next = String.valueOf(last.path("seq").asLong());
        }
        request.json(new PageOf<>(found, next));
    }

    private void bars(Context request) {
        PageRequest wanted = Requests.page(request, Set.of("symbol"));
        String symbol = request.queryParam("symbol");
        PageRequest rest = ofOneSession(wanted);
        // Several lanes decide on the same bar.
        Set<BarItem> bars = new LinkedHashSet<>();
        Long next = rest.before();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            Page<StoredDecision> decided = history.decisions(rest);
            decided.values().stream()
                    .filter(decision -> isOf(symbol, decision.symbol()))
                    .map(RecordedItems::bar)
                    .forEach(bars::add);
            next = decided.next();
            if (next == null || bars.size() >= wanted.limit()) {
                break;
            }
            rest = new PageRequest(rest.session(), next, wanted.limit() - bars.size());
        }
        request.json(new PageOf<>(List.copyOf(bars), next == null ? null : next.toString()));
    }

    /** Bars of several sessions would overlap. */
    private PageRequest ofOneSession(PageRequest wanted) {
        return wanted.session() != null
                ? wanted
                : history.newest()
                        .map(newest ->
                                new PageRequest(newest.id(), wanted.before(), wanted.limit()))
                        .orElse(wanted);
    }

    private static boolean isOf(@Nullable String wanted, String symbol) {
        return wanted == null || wanted.equals(symbol);
    }

    private void performance(Context request) {
        Requests.known(request, Set.of("session"), Set.of());
        SessionId session = Requests.session(request);
        if (session == null || session.value().equals(hub.status().sessionId())) {
            request.json(hub.performance());
            return;
        }
        if (history.session(session).isEmpty()) {
            throw new Refusal(404, "there is no session " + session);
        }
        request.json(performance(session));
    }

    private Performance performance(SessionId session) {
        List<ClosedTrade> trades =
                RecordedItems.all(before ->
                        history.trades(new PageRequest(session, before, PageRequest.MOST)));
        List<EquityPoint> points =
                RecordedItems.all(before ->
                        history.equity(new PageRequest(session, before, PageRequest.MOST)));
        Money deepest = null;
        Money peak = null;
        double deepestPct = 0;
        for (EquityPoint point : points) {
            peak = peak == null || point.equity().isGreaterThan(peak) ? point.equity() : peak;
            Money drawdown = peak.minus(point.equity());
            deepest = deepest == null || drawdown.isGreaterThan(deepest) ? drawdown : deepest;
            if (peak.isPositive()) {
                deepestPct = Math.max(deepestPct, 100.0 * drawdown.nanos() / peak.nanos());
            }
        }
        Map<String, Long> outcomes = new TreeMap<>();
        for (StoredDecision decision :
                RecordedItems.all(before ->
                        history.decisions(new PageRequest(session, before, PageRequest.MOST)))) {
            outcomes.merge(decision.outcome(), 1L, Long::sum);
        }
        return PerformanceFigures.of(
                session.value(),
                trades,
                deepest,
                deepest == null ? null : deepestPct,
                null,
                outcomes);
    }

    private void sessions(Context request) {
        Requests.known(request, Set.of("limit", "before"), Set.of());
        int limit = Requests.limit(request);
        long before =
                request.queryParam("before") == null
                        ? Long.MAX_VALUE
                        : Requests.number(request, "before", 0);
        List<SessionSummary> older =
                history.sessions().stream()
                        .filter(session -> session.startedMillis() < before)
                        .toList();
        List<SessionSummary> shown = older.stream().limit(limit).toList();
        request.json(
                new PageOf<>(
                        shown.stream().map(ItemMapping::session).toList(),
                        shown.size() < older.size()
                                ? String.valueOf(shown.getLast().startedMillis())
                                : null));
    }
}
