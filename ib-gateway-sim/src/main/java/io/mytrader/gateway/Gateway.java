package io.mytrader.gateway;

import io.mytrader.gateway.account.AccountValues;
import io.mytrader.gateway.account.Holding;
import io.mytrader.gateway.account.Ledger;
import io.mytrader.gateway.data.AccountSummaryDesk;
import io.mytrader.gateway.data.AccountUpdates;
import io.mytrader.gateway.data.ContractDesk;
import io.mytrader.gateway.data.HistoryDesk;
import io.mytrader.gateway.data.MarketDataDesk;
import io.mytrader.gateway.data.NewsDesk;
import io.mytrader.gateway.data.PositionDesk;
import io.mytrader.gateway.data.ProfitAndLossDesk;
import io.mytrader.gateway.data.StreamDesk;
import io.mytrader.gateway.fault.Conditions;
import io.mytrader.gateway.fault.FaultPlayer;
import io.mytrader.gateway.fault.FaultScript;
import io.mytrader.gateway.fault.FaultStage;
import io.mytrader.gateway.fault.ScriptedMessages;
import io.mytrader.gateway.fault.ScriptedOrders;
import io.mytrader.gateway.fault.TimedFault.Trouble;
import io.mytrader.gateway.market.BarTape;
import io.mytrader.gateway.market.ContractCatalogue;
import io.mytrader.gateway.market.Exchange;
import io.mytrader.gateway.market.WireNumber;
import io.mytrader.gateway.order.OrderDesk;
import io.mytrader.gateway.order.OrderObserver;
import io.mytrader.gateway.session.ClientSession;
import io.mytrader.gateway.session.Outlet;
import io.mytrader.gateway.session.SessionHost;
import io.mytrader.gateway.session.Sessions;
import io.mytrader.gateway.time.Agenda;
import io.mytrader.gateway.transcript.Transcript;
import io.mytrader.ib.wire.client.ClientMessage;
import io.mytrader.ib.wire.client.SessionRequest.RequestCurrentTime;
import io.mytrader.ib.wire.server.OrderReply.OpenOrderEnd;
import io.mytrader.ib.wire.server.ServerMessage;
import io.mytrader.ib.wire.server.SessionReply.ErrorMessage;
import io.mytrader.ib.wire.server.SessionReply.ManagedAccounts;
import io.mytrader.ib.wire.server.SessionReply.NextValidId;
import io.mytrader.market.FuturesExpiry;
import io.mytrader.market.Instrument;
import io.mytrader.market.TradingCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A simulated IB Gateway without a socket: a state machine that takes bytes and time and gives
 * bytes. The same settings, tapes, script and inputs give the same bytes.
 *
 * <p>Orders, executions and positions belong to the account and outlive every connection.
 *
 * <p>Gateway thread only.
 */
public final class Gateway implements SessionHost {
    private static final int MONTHS_PER_QUARTER = 3;

    private final GatewaySettings settings;
    private final Agenda agenda;
    private final Transcript transcript;
    private final Conditions conditions = new Conditions();
    private final ScriptedMessages messageFaults;
    private final Ledger ledger;
    private final Sessions sessions;
    private final Desks desks;
    private final RequestRouter router;
    private final TradingCalendar calendar = TradingCalendar.cmeEquityIndex();
    private final ArrayDeque<Deferred> deferred = new ArrayDeque<>();
    private final Map<Integer, Holding> changedUnseen = new TreeMap<>();
    private final OrderObserver observer;
    private boolean reachable = true;
    private int connections;

    private record Deferred(ClientSession session, ClientMessage message) {}

    /**
     * A gateway that nobody is connected to.
     *
     * @param tapes what each market does
     * @param script what goes wrong
     * @param observer watches every order and execution
     * @param startMillis where the gateway's clock starts
     */
    public Gateway(
            GatewaySettings settings,
            Function<Instrument, BarTape> tapes,
            FaultScript script,
            Transcript transcript,
            OrderObserver observer,
            long startMillis) {
        this.settings = settings;
        this.transcript = transcript;
        this.observer = observer;
        agenda = new Agenda(startMillis);
        messageFaults = new ScriptedMessages(script);
        sessions = new Sessions(settings.masterClientId());
        Exchange exchange = new Exchange(agenda, tapes);
        ledger = new Ledger(exchange, settings.startingCash());
        desks = desks(exchange, script, observer);
        ledger.addListener(this::positionChanged);
        router = new RequestRouter(settings.account(), desks, agenda, conditions);
        FaultScenes scenes =
                new FaultScenes(sessions, desks, agenda, transcript, this::serveDeferred);
        new FaultPlayer(agenda, conditions, watched(scenes)).play(script);
        planSessionEnd();
        planSettlement();
    }

    /** What goes wrong may take the broker away from its clients, or give it back. */
    private FaultStage watched(FaultStage scenes) {
        return new FaultStage() {
            @Override
            public void began(Trouble trouble) {
                scenes.began(trouble);
                lookForLink();
            }

            @Override
            public void ended(Trouble trouble) {
                scenes.ended(trouble);
                lookForLink();
            }
        };
    }

    private void lookForLink() {
        boolean now =
                conditions.isLinked()
                        && sessions.ready().stream().anyMatch(ClientSession::isServed);
        if (now != reachable) {
            reachable = now;
            observer.linkChanged(now, agenda.nowMillis());
        }
    }

    private Desks desks(Exchange exchange, FaultScript script, OrderObserver observer) {
        String account = settings.account();
        ContractDesk contracts = new ContractDesk(new ContractCatalogue(), agenda);
        OrderDesk orders =
                new OrderDesk(
                        agenda,
                        exchange,
                        ledger,
                        account,
                        settings.times(),
                        settings.orderTimings(),
                        settings.fillRules(),
                        sessions,
                        observer,
                        new ScriptedOrders(script));
        AccountValues values = new AccountValues(account, ledger, orders.margin());
        return new Desks(
                contracts,
                new HistoryDesk(exchange, contracts, agenda, conditions, settings.dataTimings()),
                new MarketDataDesk(exchange, contracts, agenda, conditions, settings.dataTimings()),
                new StreamDesk(exchange, contracts, agenda, conditions),
                orders,
                new AccountUpdates(account, ledger, values, exchange, agenda, conditions),
                new AccountSummaryDesk(account, values, agenda, conditions),
                new PositionDesk(account, ledger),
                new ProfitAndLossDesk(ledger, exchange, agenda, conditions),
                new NewsDesk(settings.news(), exchange, agenda, conditions));
    }

    /** A client connects; empty if the gateway refuses connections right now. */
    public Optional<ClientSession> connect(Outlet outlet) {
        if (conditions.has(Trouble.RESTART)) {
            return Optional.empty();
        }
        ClientSession session =
                new ClientSession(
                        ++connections,
                        outlet,
                        this,
                        agenda,
                        conditions,
                        messageFaults,
                        transcript,
                        settings.sessions());
        sessions.add(session);
        return Optional.of(session);
    }

    /** The gateway's time. */
    public long nowMillis() {
        return agenda.nowMillis();
    }

    /** When the gateway next has something to do; {@link Long#MAX_VALUE} for never. */
    public long nextMillis() {
        return agenda.nextMillis();
    }

    /** Moves the gateway's time and does everything that is due. */
    public void advanceTo(long millis) {
        agenda.advanceTo(millis);
    }

    /** The gateway as it is now. */
    public GatewayStatus status() {
        List<GatewayStatus.PositionLine> positions =
                ledger.holdings().stream()
                        .filter(holding -> !holding.isFlat())
                        .map(holding ->
                                new GatewayStatus.PositionLine(
                                        holding.contract().localSymbol(),
                                        holding.contracts(),
                                        holding.averageCost()))
                        .toList();
        List<GatewayStatus.OrderLine> orders =
                desks.orders().alive().stream()
                        .map(order ->
                                new GatewayStatus.OrderLine(
                                        order.key().clientId(),
                                        order.key().orderId(),
                                        order.orderRef(),
                                        order.contract().localSymbol(),
                                        order.phase().name(),
                                        order.sign() * order.quantity(),
                                        order.filled()))
                        .toList();
        return new GatewayStatus(
                agenda.nowMillis(),
                settings.account(),
                sessions.ready().stream().map(ClientSession::clientId).toList(),
                positions,
                orders,
                WireNumber.cents(ledger.equity()),
                conditions.list());
    }

    /** How much the gateway has planned; does not grow with time. */
    public int plannedTasks() {
        return agenda.size();
    }

    @Override
    public boolean admit(ClientSession session) {
        return !conditions.has(Trouble.CLIENT_ID_IN_USE)
                && sessions.client(session.clientId()).isEmpty();
    }

    @Override
    public void ready(ClientSession session) {
        List<ServerMessage> own =
                desks.orders().openOrders(key -> key.clientId() == session.clientId());
        if (!own.isEmpty()) {
            own.forEach(session::send);
            session.send(new OpenOrderEnd());
        }
        ManagedAccounts accounts = new ManagedAccounts(settings.account());
        NextValidId nextId = new NextValidId(desks.orders().nextId(session.clientId()));
        boolean reversed = settings.sessions().accountsAfterNextId();
        session.send(reversed ? nextId : accounts);
        session.send(reversed ? accounts : nextId);
        if (conditions.isLinked()) {
            notice(session, 2104, "Market data farm connection is OK:usfuture");
            notice(session, 2106, "HMDS data farm connection is OK:ushmds");
            notice(session, 2158, "Sec-def data farm connection is OK:secdefil");
        } else {
            notice(session, 1100, "Connectivity between IB and Trader Workstation has been lost.");
        }
        lookForLink();
    }

    private static void notice(ClientSession session, int code, String text) {
        session.send(new ErrorMessage(-1, code, text));
    }

    @Override
    public void received(ClientSession session, ClientMessage message) {
        // Without its broker the gateway can tell the time, and nothing else.
        if (conditions.isLinked() || message instanceof RequestCurrentTime) {
            router.route(session, message);
        } else {
            deferred.add(new Deferred(session, message));
        }
    }

    private void positionChanged(Holding holding) {
        if (conditions.isLinked()) {
            desks.positionChanged(holding);
        } else {
            changedUnseen.put(holding.contract().conId(), holding);
        }
    }

    private void serveDeferred() {
        changedUnseen.values().forEach(desks::positionChanged);
        changedUnseen.clear();
        for (Deferred next = deferred.poll(); next != null; next = deferred.poll()) {
            if (next.session().isReady()) {
                router.route(next.session(), next.message());
            }
        }
    }

    @Override
    public void closed(ClientSession session) {
        sessions.remove(session);
        desks.closed(session);
        if (session.clientId() >= 0) {
            desks.orders().clientLeft(session.clientId());
        }
        lookForLink();
    }

    private void planSessionEnd() {
        long close = calendar.nextCloseMillis(agenda.nowMillis());
        agenda.at(
                close,
                () -> {
                    desks.orders().endOfSession();
                    planSessionStart();
                });
    }

    private void planSessionStart() {
        long open = calendar.sessionAtOrAfter(agenda.nowMillis()).openMillis();
        agenda.at(
                open,
                () -> {
                    ledger.beginDay();
                    planSessionEnd();
                    planSettlement();
                });
    }

    /** On a last trading day, has the expiring contracts settled when their trading ends. */
    private void planSettlement() {
        FuturesExpiry expiry = FuturesExpiry.cmeEquityIndex();
        LocalDate day = calendar.exchangeDayOf(agenda.nowMillis());
        YearMonth month = YearMonth.from(day);
        boolean expires =
                month.getMonthValue() % MONTHS_PER_QUARTER == 0
                        && expiry.lastTradingDay(month).equals(day);
        if (expires) {
            agenda.at(expiry.lastTradingMillis(month), () -> desks.orders().settle(month));
        }
    }
}
