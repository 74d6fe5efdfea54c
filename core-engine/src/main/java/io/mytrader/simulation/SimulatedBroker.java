package io.mytrader.simulation;

import io.mytrader.account.AccountSnapshot;
import io.mytrader.account.Position;
import io.mytrader.broker.Broker;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.broker.BrokerListener;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.InstrumentCatalogue;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.market.TradingSession;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.Bracket;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.order.OrderType;
import io.mytrader.order.SingleOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An account at a simulated exchange that fills orders against bars.
 *
 * <p>For each bar the driver calls {@link #open} with its first price, then, after the engine has
 * reacted to the fills there, {@link #complete} with the whole bar. What is sent after a bar closed
 * therefore fills at the next open at the earliest. Fills at the open carry the bar's stamp, and so
 * do fills inside the bar: the moment inside is unknown.
 *
 * <p>Engine thread only.
 */
public final class SimulatedBroker implements Broker {
    /** Id of an account that nobody keeps. */
    static final String ACCOUNT = "DSIM";

    // The numbers that Interactive Brokers gives to the same refusals.
    private static final int CANNOT_MODIFY_ENDED = 104;
    private static final int OFF_TICK = 110;
    private static final int NOT_CONNECTED = 504;

    private final String currency;
    private final SimulationSettings settings;
    private final String accountId;
    private final Money startingBalance;
    private final Map<String, ExchangeBook> books = new LinkedHashMap<>();
    private final List<AmbiguousFill> ambiguous = new ArrayList<>();
    private BrokerListener listener = event -> {};
    private @Nullable ExchangeBook newest;
    private boolean connected;
    private Money cash;
    private long nowMillis;
    private long lastPermId;
    private long lastExecution;
    private long changes;
    private Money slippage = Money.ZERO;

    /**
     * A broker of a new account that nobody keeps, in the currency of its instruments.
     *
     * @throws IllegalArgumentException without instruments, or if their currencies differ
     */
    public SimulatedBroker(
            SimulationSettings settings, List<Instrument> instruments, Money startingBalance) {
        this(settings, instruments, SimulatedAccount.opened(ACCOUNT, startingBalance));
    }

    /**
     * A broker that goes on with an account where it was left.
     *
     * @param instruments that trade; the account may hold others of the catalogue
     * @throws IllegalArgumentException if the account holds an instrument that nobody knows
     */
    public SimulatedBroker(
            SimulationSettings settings, List<Instrument> instruments, SimulatedAccount account) {
        this.settings = settings;
        accountId = account.accountId();
        startingBalance = account.startingBalance();
        cash = account.cash();
        slippage = account.slippage();
        nowMillis = account.timeMillis();
        lastPermId = account.lastPermId();
        lastExecution = account.lastExecution();
        instruments.forEach(
                instrument -> books.put(instrument.symbol(), new ExchangeBook(instrument)));
        for (SimulatedAccount.Book kept : account.books()) {
            books.computeIfAbsent(kept.symbol(), symbol -> new ExchangeBook(known(symbol)))
                    .restore(kept);
        }
        currency = currencyOf(books.values());
    }

    private static String currencyOf(Collection<ExchangeBook> all) {
        List<String> currencies =
                all.stream().map(book -> book.instrument.currency()).distinct().toList();
        if (currencies.size() != 1) {
            throw new IllegalArgumentException("an account has one currency, not " + currencies);
        }
        return currencies.getFirst();
    }

    private static Instrument known(String symbol) {
        return InstrumentCatalogue.find(symbol)
                .orElseThrow(() ->
                        new IllegalArgumentException("the account holds an unknown " + symbol));
    }

    @Override
    public void connect(BrokerListener newListener) {
        listener = newListener;
        connected = true;
        emit(new BrokerEvent.ConnectionChanged(nowMillis, true, "simulated broker"));
    }

    @Override
    public void disconnect() {
        connected = false;
        answer(new BrokerEvent.ConnectionChanged(nowMillis, false, "disconnected"));
    }

    @Override
    public void submit(ApprovedOrder approved) {
        switch (approved.request()) {
            case Bracket bracket -> {
                RestingBracket legs = new RestingBracket(lastPermId + 1);
                RestingOrder entry = accept(bracket.entry(), OrderState.WORKING, legs);
                OrderState children =
                        entry.state.isLive() ? OrderState.ACKNOWLEDGED : OrderState.CANCELLED;
                legs.stop = accept(bracket.stop(), children, legs);
                legs.target = accept(bracket.target(), children, legs);
                if (legs.stop.state == OrderState.REJECTED
                        || legs.target.state == OrderState.REJECTED) {
                    cancelBracket(entry, "a child of the bracket was rejected");
                }
            }
            case SingleOrder single -> accept(single.order(), OrderState.WORKING, null);
        }
    }

    @Override
    public void modify(OrderChange change) {
        RestingOrder resting = find(change.id());
        if (resting == null) {
            requestSnapshot();
            return;
        }
        ExchangeBook book = bookOf(resting.order.symbol());
        if (!connected) {
            refuseChange(resting, NOT_CONNECTED, "not connected");
        } else if (resting.state.isFinal()) {
            refuseChange(
                    resting,
                    CANNOT_MODIFY_ENDED,
                    "cannot modify an order that is " + resting.state.status());
        } else if (!book.instrument.isOnTick(change.price())) {
            refuseChange(resting, OFF_TICK, "price " + change.price() + " is not on the tick");
        } else {
            resting.change(change);
            resting.marketable = isMarketable(book, resting.order);
            emit(new BrokerEvent.OrderUpdated(resting.report(nowMillis, null)));
        }
    }

    private void refuseChange(RestingOrder resting, int code, String text) {
        answer(new BrokerEvent.ChangeRejected(resting.report(nowMillis, null), code, text));
    }

    @Override
    public void cancel(OrderId id) {
        RestingOrder resting = find(id);
        if (resting == null) {
            requestSnapshot();
        } else if (!connected) {
            answer(
                    new BrokerEvent.OrderUpdated(
                            resting.report(nowMillis, NOT_CONNECTED + ": not connected")));
        } else if (resting.state.isFinal()) {
            emit(new BrokerEvent.OrderUpdated(resting.report(nowMillis, null)));
        } else {
            cancelBracket(resting, "cancelled on request");
        }
    }

    private @Nullable RestingOrder find(OrderId id) {
        for (ExchangeBook book : books.values()) {
            RestingOrder resting = book.find(id);
            if (resting == null) {
                resting = book.findEnded(id);
            }
            if (resting != null) {
                return resting;
            }
        }
        return null;
    }

    @Override
    public void requestSnapshot() {
        List<OrderReport> orders = new ArrayList<>();
        List<Execution> executions = new ArrayList<>();
        List<CommissionReport> commissions = new ArrayList<>();
        for (ExchangeBook book : books.values()) {
            book.live.forEach(resting -> orders.add(resting.report(nowMillis, null)));
            book.ended.forEach(resting -> orders.add(resting.report(nowMillis, null)));
            executions.addAll(book.executions);
            commissions.addAll(book.commissions);
        }
        emit(
                new BrokerEvent.Snapshot(
                        nowMillis, account(), positions(), orders, executions, commissions));
    }

    /** Those that are not flat. */
    public List<Position> positions() {
        List<Position> positions = new ArrayList<>();
        for (ExchangeBook book : books.values()) {
            if (book.position != 0) {
                positions.add(book.position());
            }
        }
        return positions;
    }

    /** The account as it stands at the last prices. */
    public AccountSnapshot account() {
        Money equity = cash;
        for (ExchangeBook book : books.values()) {
            equity = equity.plus(book.unrealized());
        }
        return new AccountSnapshot(accountId, currency, equity, null, nowMillis);
    }

    /** The whole account as a value, from which another broker can go on. */
    public SimulatedAccount state() {
        return new SimulatedAccount(
                accountId,
                startingBalance,
                cash,
                slippage,
                nowMillis,
                lastPermId,
                lastExecution,
                books.values().stream().map(ExchangeBook::state).toList());
    }

    /** Grows with every event: as long as it stays, only prices and the time have moved. */
    public long changes() {
        return changes;
    }

    /** Exits inside bars that touched both stop and target, oldest first. */
    public List<AmbiguousFill> ambiguousFills() {
        return Collections.unmodifiableList(ambiguous);
    }

    /** How many {@link #ambiguousFills} there are. */
    public int ambiguousCount() {
        return ambiguous.size();
    }

    /**
     * The first price of a bar: what waits for the market fills here, gaps fill what they jump
     * over.
     *
     * @param session the session of the bar; entries sent on another exchange day expire, except
     *     where trading never closes
     */
    public void open(Instrument instrument, TradingSession session, long openMillis, double price) {
        reach(bookOf(instrument), session, openMillis, price, true);
    }

    /**
     * A price inside a bar that is not complete yet: what waits for the market fills here, stops
     * that it reaches fill at it, limits that it trades through at their level.
     *
     * <p>The rest of a bar in which a position was entered so is not looked through for its stop
     * and target when it is complete: its range has what came before the entry.
     */
    public void price(
            Instrument instrument, TradingSession session, long timeMillis, double price) {
        ExchangeBook book = bookOf(instrument);
        boolean wasFlat = book.position == 0;
        reach(book, session, timeMillis, price, false);
        book.enteredOnPrice |= wasFlat && book.position != 0;
    }

    private void reach(
            ExchangeBook book, TradingSession session, long timeMillis, double price, boolean gap) {
        nowMillis = timeMillis;
        book.startDay(session.exchangeDay().toEpochDay());
        book.lastPrice = price;
        book.timeMillis = timeMillis;
        if (book.live.isEmpty()) {
            return;
        }
        expireEntries(book, session);
        Price open = Price.ofDouble(price);
        for (RestingOrder resting : List.copyOf(book.live)) {
            if (resting.works() && resting.order.type() == OrderType.MARKET) {
                fill(book, resting, open, slipped(book, resting.order.side(), open));
            }
        }
        for (OrderType type : STOPS_THEN_LIMITS) {
            for (RestingOrder resting : List.copyOf(book.live)) {
                if (resting.works() && resting.order.type() == type) {
                    fillAtOpen(book, resting, open, gap);
                }
            }
        }
    }

    private static final OrderType[] STOPS_THEN_LIMITS = {OrderType.STOP, OrderType.LIMIT};

    /** The rest of the bar: stops and limits fill where its range reaches them. */
    public void complete(Instrument instrument, Bar bar) {
        ExchangeBook book = bookOf(instrument);
        if (!book.live.isEmpty()) {
            boolean enteredInside = fillLimitEntries(book, bar);
            if (!book.enteredOnPrice) {
                fillExits(book, bar, enteredInside);
            }
        }
        book.enteredOnPrice = false;
        nowMillis = bar.closeMillis();
        book.timeMillis = nowMillis;
        book.lastPrice = bar.close();
    }

    /**
     * Closes the position at the last price, as at the end of recorded data.
     *
     * @param id asked for only if there is a position
     */
    public void closeAtLastPrice(Instrument instrument, Supplier<OrderId> id) {
        ExchangeBook book = bookOf(instrument);
        List.copyOf(book.live).forEach(resting -> cancelBracket(resting, "end of data"));
        if (book.position != 0) {
            OrderSide side = OrderSide.closing(book.position);
            Order order =
                    Order.market(
                            id.get(),
                            instrument.symbol(),
                            OrderRole.EXIT,
                            side,
                            Quantity.of(Math.abs(book.position)));
            RestingOrder resting = accept(order, OrderState.WORKING, null);
            Price last = Price.ofDouble(book.lastPrice);
            fill(book, resting, last, slipped(book, side, last));
        }
    }

    private void expireEntries(ExchangeBook book, TradingSession session) {
        if (book.instrument.calendar().nextCloseMillis(nowMillis) == Long.MAX_VALUE) {
            return;
        }
        long day = session.exchangeDay().toEpochDay();
        for (RestingOrder resting : List.copyOf(book.live)) {
            if (resting.works()
                    && resting.order.role() == OrderRole.ENTRY
                    && resting.exchangeDay != day) {
                cancelBracket(resting, "expired: the exchange day ended before it could fill");
            }
        }
    }

    /** Only what a gap jumped over is filled better than its limit. */
    private void fillAtOpen(ExchangeBook book, RestingOrder resting, Price open, boolean gap) {
        Order order = resting.order;
        boolean buys = order.side() == OrderSide.BUY;
        Price level = levelOf(order);
        if (order.type() == OrderType.STOP) {
            if (buys ? !open.isBelow(level) : !open.isAbove(level)) {
                fill(book, resting, open, slipped(book, order.side(), open));
            }
        } else if (buys ? open.isBelow(level) : open.isAbove(level)) {
            Price resters = gap ? open : level;
            Price taken = resting.marketable ? slipped(book, order.side(), open) : resters;
            boolean beyondLimit = buys ? taken.isAbove(level) : taken.isBelow(level);
            fill(book, resting, open, beyondLimit ? level : taken);
        }
        resting.marketable = false;
    }

    private boolean fillLimitEntries(ExchangeBook book, Bar bar) {
        boolean any = false;
        for (RestingOrder resting : List.copyOf(book.live)) {
            if (resting.works()
                    && resting.order.role() == OrderRole.ENTRY
                    && resting.order.type() == OrderType.LIMIT
                    && tradesThrough(resting.order, bar)) {
                Price level = levelOf(resting.order);
                fill(book, resting, level, level);
                any = true;
            }
        }
        return any;
    }

    private void fillExits(ExchangeBook book, Bar bar, boolean enteredInside) {
        for (RestingOrder resting : List.copyOf(book.live)) {
            if (!resting.works() || !resting.order.role().reduces()) {
                continue;
            }
            RestingOrder sibling =
                    resting.bracket == null ? null : resting.bracket.siblingOf(resting);
            if (resting.order.type() == OrderType.STOP) {
                if (touches(resting.order, bar)) {
                    fillStop(book, resting, sibling, bar, enteredInside);
                }
            } else if (resting.order.type() == OrderType.LIMIT
                    && tradesThrough(resting.order, bar)
                    && !(sibling != null && sibling.works() && touches(sibling.order, bar))
                    && (!enteredInside || targetFollowsEntry(resting.order, bar))) {
                Price level = levelOf(resting.order);
                fill(book, resting, level, level);
            }
        }
    }

    /** The stop is touched; if the target is too, the path decides which came first. */
    private void fillStop(
            ExchangeBook book,
            RestingOrder stop,
            @Nullable RestingOrder target,
            Bar bar,
            boolean enteredInside) {
        Price stopLevel = levelOf(stop.order);
        Price stopPrice = slipped(book, stop.order.side(), stopLevel);
        if (target == null || !target.works() || !tradesThrough(target.order, bar)) {
            fill(book, stop, stopLevel, stopPrice);
            return;
        }
        Price targetPrice = levelOf(target.order);
        boolean below = stop.order.side() == OrderSide.SELL;
        // After an entry inside the bar the path reaches the stop, which lies beyond it, first.
        boolean stopFirstOnPath = enteredInside || IntrabarPath.OHLC.stopFirst(bar, below);
        boolean stopFirst =
                settings.intrabar() == IntrabarPath.OHLC
                        ? stopFirstOnPath
                        : settings.intrabar().stopFirst(bar, below);
        int signed = -stop.order.side().sign() * stop.remaining();
        Money stopToTarget = book.instrument.value(targetPrice.minus(stopPrice), signed);
        Money actualToStop = stopFirst ? Money.ZERO : stopToTarget.negated();
        Money actualToTarget = stopFirst ? stopToTarget : Money.ZERO;
        ambiguous.add(
                new AmbiguousFill(
                        actualToStop,
                        actualToTarget,
                        stopFirstOnPath ? actualToStop : actualToTarget));
        if (stopFirst) {
            fill(book, stop, stopLevel, stopPrice);
        } else {
            fill(book, target, targetPrice, targetPrice);
        }
    }

    /** Whether the target may be reached after an entry that filled inside the same bar. */
    private boolean targetFollowsEntry(Order target, Bar bar) {
        boolean targetAbove = target.side() == OrderSide.SELL;
        return switch (settings.intrabar()) {
            case PESSIMISTIC -> false;
            case OPTIMISTIC -> true;
            case OHLC ->
                    targetAbove
                            ? IntrabarPath.lowComesFirst(bar)
                            : IntrabarPath.highComesFirst(bar);
        };
    }

    private static boolean touches(Order stop, Bar bar) {
        double level = levelOf(stop).toDouble();
        return stop.side() == OrderSide.SELL ? bar.low() <= level : bar.high() >= level;
    }

    private static boolean tradesThrough(Order limit, Bar bar) {
        double level = levelOf(limit).toDouble();
        return limit.side() == OrderSide.SELL ? bar.high() > level : bar.low() < level;
    }

    private RestingOrder accept(Order order, OrderState state, @Nullable RestingBracket bracket) {
        ExchangeBook book = books.get(order.symbol());
        if (book == null) {
            throw new IllegalArgumentException("no simulated market for " + order.symbol());
        }
        String refusal = refusal(book, order);
        RestingOrder resting =
                new RestingOrder(
                        order,
                        ++lastPermId,
                        book.exchangeDay,
                        refusal == null ? state : OrderState.REJECTED,
                        bracket);
        resting.marketable = isMarketable(book, order);
        (resting.state.isLive() ? book.live : book.ended).add(resting);
        answer(new BrokerEvent.OrderUpdated(resting.report(nowMillis, refusal)));
        return resting;
    }

    private @Nullable String refusal(ExchangeBook book, Order order) {
        if (!connected) {
            return NOT_CONNECTED + ": not connected";
        }
        Price price = order.price();
        if (price != null && !book.instrument.isOnTick(price)) {
            return OFF_TICK + ": price " + price + " is not on the tick";
        }
        return null;
    }

    private static boolean isMarketable(ExchangeBook book, Order order) {
        if (order.type() != OrderType.LIMIT || Double.isNaN(book.lastPrice)) {
            return false;
        }
        double level = levelOf(order).toDouble();
        return order.side() == OrderSide.BUY ? level > book.lastPrice : level < book.lastPrice;
    }

    private void cancelBracket(RestingOrder resting, String text) {
        end(resting, OrderState.CANCELLED, text);
        RestingBracket bracket = resting.bracket;
        if (bracket != null && resting.order.role() == OrderRole.ENTRY && resting.filled == 0) {
            endIfLive(bracket.stop, text);
            endIfLive(bracket.target, text);
        }
    }

    private void endIfLive(@Nullable RestingOrder resting, String text) {
        if (resting != null) {
            end(resting, OrderState.CANCELLED, text);
        }
    }

    private void end(RestingOrder resting, OrderState state, @Nullable String text) {
        if (resting.state.isFinal()) {
            return;
        }
        resting.state = state;
        ExchangeBook book = bookOf(resting.order.symbol());
        book.live.remove(resting);
        book.ended.add(resting);
        emit(new BrokerEvent.OrderUpdated(resting.report(nowMillis, text)));
    }

    private void fill(ExchangeBook book, RestingOrder resting, Price undisturbed, Price price) {
        Order order = resting.order;
        int contracts = resting.remaining();
        Money lost = book.instrument.value(price.minus(undisturbed).abs(), contracts);
        Execution execution =
                new Execution(
                        new ExecutionId("sim." + ++lastExecution + ".01"),
                        order.id(),
                        resting.permId,
                        order.symbol(),
                        order.role(),
                        order.side(),
                        Quantity.of(contracts),
                        price,
                        nowMillis,
                        lost);
        Money commission = book.instrument.commission().times(contracts);
        slippage = slippage.plus(lost);
        cash = cash.plus(book.book(execution)).minus(commission);
        resting.filled += contracts;
        emit(new BrokerEvent.Filled(execution));
        end(resting, OrderState.FILLED, null);
        CommissionReport report = new CommissionReport(execution.id(), commission);
        book.commissions.add(report);
        emit(new BrokerEvent.Charged(nowMillis, report));
        RestingBracket bracket = resting.bracket;
        if (bracket != null && order.role() == OrderRole.ENTRY) {
            activate(bracket.stop);
            activate(bracket.target);
        } else if (bracket != null) {
            endIfLive(bracket.siblingOf(resting), "the other leg filled");
        }
    }

    private void activate(@Nullable RestingOrder child) {
        if (child != null && child.state == OrderState.ACKNOWLEDGED) {
            child.state = OrderState.WORKING;
            emit(new BrokerEvent.OrderUpdated(child.report(nowMillis, null)));
        }
    }

    private Price slipped(ExchangeBook book, OrderSide side, Price price) {
        return price.plus(book.instrument.ticks(settings.slippageTicks() * side.sign()));
    }

    private static Price levelOf(Order order) {
        Price price = order.price();
        if (price == null) {
            throw new IllegalStateException("order " + order.id() + " has no price");
        }
        return price;
    }

    /** Bars come in long runs of one instrument, so the newest book is mostly the wanted one. */
    private ExchangeBook bookOf(Instrument instrument) {
        ExchangeBook book = newest;
        if (book == null || !book.instrument.symbol().equals(instrument.symbol())) {
            book = bookOf(instrument.symbol());
            newest = book;
        }
        return book;
    }

    private ExchangeBook bookOf(String symbol) {
        ExchangeBook book = books.get(symbol);
        if (book == null) {
            throw new IllegalArgumentException("no simulated market for " + symbol);
        }
        return book;
    }

    /** Tells what happened at the exchange; nobody hears of it while the link is down. */
    private void emit(BrokerEvent event) {
        changes++;
        if (connected) {
            listener.onBrokerEvent(event);
        }
    }

    /** Answers a call, also while the link is down. */
    private void answer(BrokerEvent event) {
        changes++;
        listener.onBrokerEvent(event);
    }
}
