package io.mytrader.engine;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ExitRules;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.exit.TrailingStop;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.market.TickRounding;
import io.mytrader.order.ApprovedOrder;
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
import io.mytrader.risk.RiskGate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's position and its orders, from entry to flat.
 *
 * <p>The position is what executions say; orders are what the broker reports. Engine thread only.
 */
final class InstrumentDesk {
    /** A marketable exit that did not fill is re-priced after this time. */
    private static final long REPRICE_MILLIS = 2_000;

    /** A commission that has not been reported by then is taken from the catalogue. */
    private static final long COMMISSION_MILLIS = 60_000;

    private final Instrument instrument;
    private final EngineSettings settings;
    private final RiskGate gate;
    private final ExitRules exits;
    private final OrderIds ids;
    private final BrokerLink link;
    private final EngineOutput output;
    private final TradeListener trades;
    private final TrailingStop trailing;
    private final ProtectionWatch watch;
    private final DeskOrders orders;
    private final Set<ExecutionId> booked = new LinkedHashSet<>();

    private final Set<ExecutionId> bookedBefore = new LinkedHashSet<>();

    private @Nullable EntryPlan plan;
    private @Nullable OpenTrade trade;
    private @Nullable ExitReason exiting;
    private @Nullable Execution closing;
    private @Nullable ProtectionLevels initialLevels;
    private boolean stopTrailed;
    private boolean marketOpen = true;
    private long entrySentMillis;
    private long repricedMillis;
    private Price lastPrice = Price.ZERO;
    private Money realized = Money.ZERO;
    private long lastTradeId;
    private long exchangeDay = Long.MIN_VALUE;

    /**
     * @param trades receives each trade when it is flat and all its commissions are known
     */
    InstrumentDesk(
            Instrument instrument,
            EngineSettings settings,
            RiskGate gate,
            ExitRules exits,
            OrderIds ids,
            BrokerLink link,
            EngineOutput output,
            TradeListener trades) {
        this.instrument = instrument;
        this.settings = settings;
        this.gate = gate;
        this.exits = exits;
        this.ids = ids;
        this.link = link;
        this.output = output;
        this.trades = trades;
        trailing = new TrailingStop(settings.trading().stop(), instrument);
        watch = new ProtectionWatch(settings.protectionTimeoutSeconds());
        orders = new DeskOrders(link);
    }

    Instrument instrument() {
        return instrument;
    }

    /** Signed contracts. */
    int position() {
        return trade == null ? 0 : trade.position();
    }

    boolean isFlat() {
        return position() == 0;
    }

    /** Contracts that a working entry may still add. */
    int workingEntryContracts() {
        return orders.workingEntryContracts();
    }

    /** Whether nothing is held and nothing can execute any more. */
    boolean isIdle() {
        return isFlat() && !orders.anyLive();
    }

    /** Whether the position is being closed, or was and waits for its last commission. */
    boolean hasExitInFlight() {
        return exiting != null || (trade != null && trade.position() == 0);
    }

    /** Whether an exit waits for the market to open. */
    boolean isExitArmed() {
        return exiting != null && !isFlat() && !marketOpen;
    }

    /** Epoch milliseconds of the first entry fill; only while a position is open. */
    long entryMillis() {
        if (trade == null) {
            throw new IllegalStateException("no trade on " + instrument.symbol());
        }
        return trade.entryMillis();
    }

    /** Marks to a price between bars. */
    void mark(Price price) {
        lastPrice = price;
    }

    Price lastPrice() {
        return lastPrice;
    }

    /** Result of all closed trades and of the open one at the last price, commissions included. */
    Money result() {
        return trade == null ? realized : realized.plus(trade.resultAt(lastPrice));
    }

    /** Result of all closed trades. */
    Money realized() {
        return realized;
    }

    /** The longest time in milliseconds that a position was unprotected. */
    long longestUnprotectedMillis() {
        return watch.longestMillis();
    }

    /**
     * What the position and a working entry can lose from here to their stops, commissions
     * included; null when a position has no working stop or an entry no planned one.
     */
    @Nullable Money openRisk() {
        Money risk = Money.ZERO;
        int held = position();
        WorkingOrder stop = orders.stop;
        if (held != 0) {
            if (stop == null || !stop.isLive()) {
                return null;
            }
            Price distance = lastPrice.minus(stop.price()).times(Integer.signum(held));
            Money loss = instrument.value(distance, Math.abs(held));
            risk = loss.isNegative() ? Money.ZERO : loss;
            risk = risk.plus(instrument.commission().times(Math.abs(held)));
        }
        int entering = workingEntryContracts();
        if (entering > 0) {
            Price distance = plan == null ? null : plan.stopDistance();
            if (distance == null) {
                return null;
            }
            risk = risk.plus(instrument.value(distance, entering));
            risk = risk.plus(instrument.commission().times(2 * entering));
        }
        return risk;
    }

    OrderId nextOrderId() {
        return ids.next();
    }

    /** Sends an approved entry. */
    void enter(ApprovedOrder approved, EntryPlan entryPlan, long nowMillis) {
        plan = entryPlan;
        initialLevels = entryPlan.levels();
        entrySentMillis = nowMillis;
        stopTrailed = false;
        WorkingOrder entry = orders.enter(approved, nowMillis);
        if (output.wantsEvents()) {
            output.publish(DeskEvents.placing(nowMillis, entry.order(), entryPlan));
        }
        link.send(new BrokerCommand.Submit(approved));
    }

    /**
     * Asks for the position to be closed; the first reason stands until it is flat. An entry on its
     * way is taken back, and what it fills before that is closed too. While the market is closed
     * the exit waits for its open; while the link is down it is kept and decided when it is back.
     */
    void requestExit(ExitReason reason, long nowMillis) {
        if (isFlat() && workingEntryContracts() == 0) {
            return;
        }
        if (exiting == null) {
            exiting = reason;
            if (output.wantsEvents()) {
                output.publish(new TradingEvent.ExitSignal(nowMillis, instrument.symbol(), reason));
                if (isExitArmed()) {
                    output.publish(DeskEvents.armed(nowMillis, instrument, reason));
                }
            }
        }
        cancelEntry(nowMillis);
        advanceExit(nowMillis);
    }

    /** The broker is about to close the position by itself, at the end of recorded data. */
    OrderId expectEndOfData() {
        exiting = ExitReason.END_OF_DATA;
        return ids.next();
    }

    /** Takes back what a working entry has not filled. */
    void cancelEntry(long nowMillis) {
        if (link.isUp()) {
            orders.cancel(orders.entry, nowMillis);
        }
    }

    /** Cancels what a working entry has not filled after the configured time. */
    void expireEntry(long nowMillis) {
        if (workingEntryContracts() > 0
                && nowMillis - entrySentMillis
                        >= settings.trading().entry().timeoutSeconds() * 1000L) {
            cancelEntry(nowMillis);
        }
    }

    /**
     * Time went on: what waits for it is done.
     *
     * @param open whether the market trades now
     */
    void onTime(long nowMillis, boolean open) {
        boolean opened = open && !marketOpen;
        marketOpen = open;
        expireEntry(nowMillis);
        if (exiting != null && (opened || nowMillis - repricedMillis >= REPRICE_MILLIS)) {
            advanceExit(nowMillis);
        }
        if (nowMillis - orders.unansweredSince() >= REPRICE_MILLIS && link.isUp()) {
            link.askForSnapshot(nowMillis);
        }
        settleWithUsualCommission(nowMillis);
        watchProtection(nowMillis);
    }

    void onReport(OrderReport report) {
        WorkingOrder order = orders.find(report.order().id());
        if (order == null) {
            return;
        }
        order.reported(report);
        if (output.wantsEvents()) {
            publishReport(report, order);
        }
        afterReport(order, report.timeMillis());
        watchProtection(report.timeMillis());
    }

    private void afterReport(WorkingOrder order, long nowMillis) {
        boolean child = order == orders.stop || order == orders.target;
        if (order == orders.entry && order.state().isFinal() && !order.isComplete()) {
            afterEntryEnded(nowMillis);
        } else if (child && order.state() == OrderState.REJECTED && isFlat()) {
            cancelEntry(nowMillis);
        } else if (child && order.state().isFinal() && exiting != null) {
            advanceExit(nowMillis);
        }
    }

    /** The broker kept the order as it was. */
    void onChangeRejected(OrderReport report) {
        WorkingOrder order = orders.find(report.order().id());
        if (order != null) {
            order.revertedTo(report.order());
            watchProtection(report.timeMillis());
        }
    }

    /** Books a fill once, whenever it arrives. */
    void onExecution(Execution execution) {
        if (!booked.add(execution.id())) {
            return;
        }
        WorkingOrder order = orders.find(execution.orderId());
        if (order != null) {
            order.filled(execution.quantity().contracts());
        }
        OpenTrade open = tradeFor(execution);
        open.book(execution, reasonFor(execution.role()));
        lastPrice = execution.price();
        if (execution.role() == OrderRole.ENTRY) {
            afterEntryFill(execution);
        }
        alignProtection();
        if (exiting != null) {
            advanceExit(execution.timeMillis());
        }
        if (output.wantsEvents()) {
            output.publish(
                    DeskEvents.position(execution.timeMillis(), instrument, open, lastPrice));
        }
        if (open.position() == 0) {
            closing = execution;
            settle();
        } else if (output.wantsEvents()) {
            output.publish(new TradingEvent.TradeExecuted(execution.timeMillis(), execution, null));
        }
        watchProtection(execution.timeMillis());
    }

    /** Adds a commission to the trade; false if it is not for an execution of this desk. */
    boolean onCommission(CommissionReport report) {
        if (trade == null || !trade.charge(report.executionId(), report.commission())) {
            return false;
        }
        settle();
        return true;
    }

    /** Executions of the exchange day before the last can not be reported again. */
    void onExchangeDay(long day) {
        if (day > exchangeDay) {
            exchangeDay = day;
            booked.removeAll(bookedBefore);
            bookedBefore.clear();
            bookedBefore.addAll(booked);
        }
    }

    /** Marks to the close of a bar and follows the position through it. */
    void onBar(Bar bar) {
        lastPrice = Price.ofDouble(bar.close());
        if (trade == null || trade.position() == 0) {
            cancelLeftovers(bar.closeMillis());
            return;
        }
        trade.held(bar);
        boolean tightened = trailing.onBar(bar.high(), bar.low());
        if (exiting != null) {
            advanceExit(bar.closeMillis());
        } else if (tightened) {
            followTrailing(bar.closeMillis());
        }
    }

    /**
     * Brings the book in line with everything that the broker knows.
     *
     * @param asked how many commands the broker had been sent when it was asked
     * @param knowsHistory whether executions that are not in the book may be ours
     * @return whether book and broker agree on the position
     */
    boolean reconcile(BrokerView broker, long asked, boolean knowsHistory) {
        for (Execution execution : broker.executions()) {
            if (knowsHistory) {
                onExecution(execution);
            } else {
                booked.add(execution.id());
            }
        }
        broker.commissions().forEach(this::onCommission);
        for (WorkingOrder order : orders.known()) {
            OrderReport report = broker.find(order.id());
            if (report == null) {
                order.missing(asked);
            } else {
                order.reconciled(report);
            }
        }
        for (OrderReport foreign : broker.liveOrders()) {
            if (orders.find(foreign.order().id()) == null) {
                adoptOrCancel(foreign, broker);
            }
        }
        return position() == broker.contracts();
    }

    /**
     * The broker's position is the position: the difference is booked at its average price, or at
     * the last known one for what is gone.
     */
    void adopt(BrokerView broker) {
        Price price = broker.contracts() == 0 ? lastPrice : broker.averagePrice();
        int held = position();
        boolean turns = held != 0 && Integer.signum(held) != Integer.signum(broker.contracts());
        if (turns) {
            bookDifference(-held, lastPrice, OrderRole.EXIT, broker.timeMillis());
        }
        int difference = broker.contracts() - position();
        if (difference != 0) {
            boolean grows = Math.abs(broker.contracts()) > Math.abs(position());
            bookDifference(
                    difference,
                    price,
                    grows ? OrderRole.ENTRY : OrderRole.EXIT,
                    broker.timeMillis());
        }
        if (lastPrice.equals(Price.ZERO)) {
            lastPrice = price;
        }
    }

    /** The link is reconciled: what it could not carry is decided anew. */
    void resume(long nowMillis) {
        if (isFlat()) {
            exiting = workingEntryContracts() > 0 ? exiting : null;
            cancelLeftovers(nowMillis);
        } else {
            alignProtection();
            followTrailing(nowMillis);
            advanceExit(nowMillis);
        }
        watchProtection(nowMillis);
    }

    /** What the next session needs of this desk. */
    CarriedDesk carried(@Nullable String owner) {
        return new CarriedDesk(
                instrument.symbol(),
                owner,
                lastPrice,
                lastTradeId,
                List.copyOf(booked),
                reportOf(orders.entry),
                reportOf(orders.stop),
                reportOf(orders.target),
                reportOf(orders.exit),
                plan,
                initialLevels,
                trade == null ? null : trade.snapshot(),
                exiting,
                stopTrailed,
                trailing.snapshot().orElse(null));
    }

    /** Becomes what another session left. */
    void restore(CarriedDesk saved) {
        lastPrice = saved.lastPrice();
        lastTradeId = saved.lastTradeId();
        booked.addAll(saved.booked());
        orders.entry = restored(saved.entry());
        orders.stop = restored(saved.stop());
        orders.target = restored(saved.target());
        orders.exit = restored(saved.exit());
        plan = saved.plan();
        initialLevels = saved.levels();
        trade = saved.trade() == null ? null : OpenTrade.restored(instrument, saved.trade());
        exiting = saved.exiting();
        stopTrailed = saved.stopTrailed();
        if (saved.trailing() != null) {
            trailing.restore(saved.trailing());
        }
    }

    private static @Nullable OrderReport reportOf(@Nullable WorkingOrder order) {
        return order == null ? null : order.report();
    }

    private static @Nullable WorkingOrder restored(@Nullable OrderReport report) {
        return report == null ? null : WorkingOrder.from(report);
    }

    /** Takes an order of an earlier session as protection where there is none; else ends it. */
    private void adoptOrCancel(OrderReport foreign, BrokerView broker) {
        Order order = foreign.order();
        boolean closes =
                broker.contracts() != 0 && order.side() == OrderSide.closing(broker.contracts());
        if (closes && order.role() == OrderRole.STOP && !DeskOrders.isLive(orders.stop)) {
            orders.stop = WorkingOrder.from(foreign);
        } else if (closes
                && order.role() == OrderRole.TARGET
                && !DeskOrders.isLive(orders.target)) {
            orders.target = WorkingOrder.from(foreign);
        } else {
            link.send(new BrokerCommand.Cancel(order.id()));
        }
    }

    private void bookDifference(int contracts, Price price, OrderRole role, long timeMillis) {
        OrderId id = ids.next();
        Execution difference =
                new Execution(
                        new ExecutionId("reconciled." + id + ".01"),
                        id,
                        0,
                        instrument.symbol(),
                        role,
                        contracts > 0 ? OrderSide.BUY : OrderSide.SELL,
                        Quantity.of(Math.abs(contracts)),
                        price,
                        timeMillis,
                        Money.ZERO);
        if (isFlat()) {
            plan = null;
            initialLevels = null;
        }
        OpenTrade open = tradeFor(difference);
        open.book(difference, ExitReason.OPERATOR);
        open.charge(difference.id(), Money.ZERO);
        if (output.wantsEvents()) {
            output.publish(DeskEvents.position(timeMillis, instrument, open, price));
        }
        if (open.position() == 0) {
            closing = difference;
            settle();
        }
    }

    /** Brings the working stop to where the trailing stop is. */
    private void followTrailing(long nowMillis) {
        WorkingOrder working = orders.stop;
        if (!trailing.isStarted() || working == null || !working.isLive() || !link.isUp()) {
            return;
        }
        Price level = trailing.stop();
        Price from = working.price();
        boolean tighter =
                working.order().side() == OrderSide.SELL
                        ? level.isAbove(from)
                        : level.isBelow(from);
        if (!tighter || working.state() == OrderState.PENDING_CANCEL) {
            return;
        }
        changeOrder(working, covering(working), level, null);
        stopTrailed = true;
        if (output.wantsEvents()) {
            output.publish(
                    new TradingEvent.StopMoved(
                            nowMillis, instrument.symbol(), working.id(), from, level));
        }
    }

    /**
     * The next step towards flat: re-price the working target through the market; only where no
     * target works take the stop away and go to the market.
     */
    private void advanceExit(long nowMillis) {
        int position = position();
        if (position == 0 || exiting == null || !link.isUp() || !marketOpen) {
            return;
        }
        repricedMillis = nowMillis;
        WorkingOrder target = orders.target;
        WorkingOrder stop = orders.stop;
        if (target != null && target.isLive()) {
            changeOrder(
                    target,
                    covering(target),
                    exits.marketableLimit(instrument, OrderSide.closing(position), lastPrice),
                    null);
        } else if (stop != null && stop.isLive()) {
            orders.cancel(stop, nowMillis);
        } else if (!DeskOrders.isLive(orders.exit)) {
            Order market =
                    Order.market(
                            ids.next(),
                            instrument.symbol(),
                            OrderRole.EXIT,
                            OrderSide.closing(position),
                            Quantity.of(Math.abs(position)));
            orders.exit = orders.submit(market, gate.approveExit(market, position), nowMillis);
        }
    }

    private void changeOrder(
            WorkingOrder order,
            Quantity quantity,
            Price price,
            @Nullable ProtectionLevels shifted) {
        if (order.order().quantity().equals(quantity) && order.price().equals(price)) {
            return;
        }
        OrderChange change = new OrderChange(order.id(), quantity, price);
        if (!gate.mayChange(instrument, order.report(), change, position(), shifted)) {
            throw new IllegalStateException(
                    "the risk gate forbids " + change + " of " + order.order());
        }
        order.changed(change);
        link.send(new BrokerCommand.Modify(change));
    }

    private OpenTrade tradeFor(Execution execution) {
        if (trade == null) {
            EntryPlan known = plan;
            trade =
                    new OpenTrade(
                            instrument,
                            known == null ? "adopted" : known.strategy(),
                            known == null ? "unknown" : known.regime(),
                            execution.side(),
                            known == null ? null : known.stopDistance());
        }
        return trade;
    }

    private ExitReason reasonFor(OrderRole role) {
        return switch (role) {
            case STOP -> stopTrailed ? ExitReason.TRAILING_STOP : ExitReason.STOP_LOSS;
            case TARGET -> exiting == null ? ExitReason.TAKE_PROFIT : exiting;
            case ENTRY, EXIT -> exiting == null ? ExitReason.OPERATOR : exiting;
        };
    }

    /**
     * Once nothing more of the entry can fill, the levels move with its price and trailing starts.
     */
    private void afterEntryFill(Execution execution) {
        if (orders.entry != null && orders.entry.isComplete()) {
            completeEntry(execution.side());
        }
    }

    private void completeEntry(OrderSide side) {
        EntryPlan decided = plan;
        if (decided == null || trade == null) {
            return;
        }
        ProtectionLevels levels = decided.levels();
        if (levels == null) {
            return;
        }
        Price filledAt = trade.averageEntry();
        ProtectionLevels shifted = levels.shifted(instrument, side, decided.reference(), filledAt);
        if (!shifted.equals(levels)) {
            initialLevels = shifted;
            shift(orders.stop, shifted.stop(), shifted);
            shift(orders.target, shifted.target(), null);
        }
        trailing.start(side, filledAt, decided.atr(), shifted.stop());
    }

    private void shift(
            @Nullable WorkingOrder order, Price price, @Nullable ProtectionLevels shifted) {
        if (order != null && order.isLive() && link.isUp()) {
            changeOrder(order, covering(order), price, shifted);
        }
    }

    /** Stop and target cover exactly the position after every execution. */
    private void alignProtection() {
        int size = Math.abs(position());
        if (size == 0 || !link.isUp()) {
            return;
        }
        align(orders.stop, size);
        align(orders.target, size);
    }

    private void align(@Nullable WorkingOrder order, int size) {
        if (order != null && order.isLive() && order.remaining() != size) {
            changeOrder(order, covering(order), order.price(), null);
        }
    }

    /** The total quantity with which what remains of an order is exactly the position. */
    private Quantity covering(WorkingOrder order) {
        return Quantity.of(order.filled() + Math.abs(position()));
    }

    private void afterEntryEnded(long nowMillis) {
        if (isFlat()) {
            exiting = null;
            cancelLeftovers(nowMillis);
        } else {
            completeEntry(OrderSide.closing(position()).opposite());
            alignProtection();
        }
    }

    /** Nothing may work once the position is flat and no entry is on its way. */
    private void cancelLeftovers(long nowMillis) {
        if (workingEntryContracts() > 0 || !link.isUp()) {
            return;
        }
        orders.cancel(orders.stop, nowMillis);
        orders.cancel(orders.target, nowMillis);
        orders.cancel(orders.exit, nowMillis);
    }

    /**
     * A position has a working stop for all of it, or a reduction under way at the broker. A lost
     * stop is replaced once; what can not be protected in time is closed.
     */
    private void watchProtection(long nowMillis) {
        if (!needsProtection() || isCovered()) {
            long gap = watch.covered(nowMillis);
            if (gap > 0 && output.wantsEvents()) {
                output.publish(new TradingEvent.ProtectionGap(nowMillis, instrument.symbol(), gap));
            }
            return;
        }
        watch.uncovered(nowMillis);
        if (!link.isUp() || exiting != null) {
            return;
        }
        if (watch.isOverdue(nowMillis)) {
            requestExit(ExitReason.STOP_LOSS, nowMillis);
        } else if (!DeskOrders.isLive(orders.stop) && watch.mayReplace()) {
            replaceStop(nowMillis);
        } else if (!DeskOrders.isLive(orders.stop)) {
            requestExit(ExitReason.STOP_LOSS, nowMillis);
        }
    }

    private boolean needsProtection() {
        return !isFlat() && !settings.trading().research();
    }

    private boolean isCovered() {
        WorkingOrder stop = orders.stop;
        boolean stopped =
                stop != null && stop.isConfirmed() && stop.remaining() >= Math.abs(position());
        return stopped
                || (exiting != null
                        && (DeskOrders.isConfirmed(orders.exit)
                                || DeskOrders.isConfirmed(orders.target)));
    }

    private void replaceStop(long nowMillis) {
        int position = position();
        OrderSide side = OrderSide.closing(position);
        Price level = stopLevel(position);
        boolean beyond =
                side == OrderSide.SELL ? !level.isBelow(lastPrice) : !level.isAbove(lastPrice);
        if (beyond) {
            requestExit(ExitReason.STOP_LOSS, nowMillis);
            return;
        }
        Order stop =
                Order.stop(
                        ids.next(),
                        instrument.symbol(),
                        OrderRole.STOP,
                        side,
                        Quantity.of(Math.abs(position)),
                        level);
        orders.stop = orders.submit(stop, gate.approveProtection(stop, position), nowMillis);
    }

    /** Where the lost stop was; for a position that never had one, the distance in ticks. */
    private Price stopLevel(int position) {
        if (trailing.isStarted()) {
            return trailing.stop();
        }
        if (initialLevels != null) {
            return initialLevels.stop();
        }
        Price distance = instrument.ticks(settings.trading().stop().stopLossTicks());
        Price from = trade == null ? lastPrice : trade.averageEntry();
        return instrument.toTick(
                from.minus(distance.times(Integer.signum(position))),
                position > 0 ? TickRounding.DOWN : TickRounding.UP);
    }

    private void settleWithUsualCommission(long nowMillis) {
        OpenTrade ended = trade;
        if (ended == null
                || ended.position() != 0
                || nowMillis - ended.exitMillis() < COMMISSION_MILLIS) {
            return;
        }
        int contracts = ended.chargeUsual();
        if (contracts > 0 && output.wantsEvents()) {
            output.publish(DeskEvents.usualCommission(nowMillis, instrument, contracts));
        }
        settle();
    }

    /** Books the trade once it is flat and its costs are known. */
    private void settle() {
        OpenTrade ended = trade;
        if (ended == null || !ended.isSettled()) {
            return;
        }
        ClosedTrade closed = ended.close(++lastTradeId);
        realized = realized.plus(closed.netPnl());
        trade = null;
        exiting = null;
        trailing.end();
        Execution last = closing;
        if (last != null && output.wantsEvents()) {
            output.publish(new TradingEvent.TradeExecuted(last.timeMillis(), last, closed));
        }
        closing = null;
        trades.tradeClosed(closed, initialLevels);
    }

    private void publishReport(OrderReport report, WorkingOrder order) {
        output.publish(new TradingEvent.OrderUpdate(report.timeMillis(), report));
        if (order == orders.entry) {
            output.publish(
                    new TradingEvent.OrderPlaced(
                            report.timeMillis(),
                            instrument.symbol(),
                            report.order().side(),
                            order.state().status(),
                            order.filled(),
                            order.filled() > 0 && trade != null ? trade.averageEntry() : null,
                            order.id()));
        }
    }
}
