package io.mytrader.engine;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.account.Position;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ExitRules;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.risk.RiskGate;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's position and its orders, from entry to flat.
 *
 * <p>The position is what executions say ({@link TradeBook}); orders are what the broker reports
 * ({@link DeskOrders}); {@link Protection} keeps stop and target in place. Engine thread only.
 */
final class InstrumentDesk {
    /** A silent broker is asked after this. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final Instrument instrument;
    private final EngineSettings settings;
    private final ExitInFlight exit;
    private final OrderIds ids;
    private final BrokerLink link;
    private final EngineOutput output;
    private final TradeListener trades;
    private final TradeBook book;
    private final DeskOrders orders;
    private final Protection protection;
    private final Contracts contracts = new Contracts();

    private @Nullable EntryPlan plan;
    private long entrySentMillis;
    private Price lastPrice = Price.ZERO;
    private long lastPriceMillis = Long.MIN_VALUE;

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
        this.ids = ids;
        this.link = link;
        this.output = output;
        this.trades = trades;
        book = new TradeBook(instrument);
        orders = new DeskOrders(instrument, gate, link);
        protection = new Protection(instrument, settings, gate, ids, link, orders, book, output);
        exit =
                new ExitInFlight(
                        instrument,
                        gate,
                        exits,
                        ids,
                        link,
                        orders,
                        book,
                        protection,
                        contracts,
                        output);
    }

    Instrument instrument() {
        return instrument;
    }

    Contracts contracts() {
        return contracts;
    }

    /** Signed contracts. */
    int position() {
        return book.position();
    }

    boolean isFlat() {
        return book.isFlat();
    }

    /** What is held, at its average entry price. */
    Position holding() {
        OpenTrade trade = book.trade();
        return trade == null || isFlat()
                ? Position.flat(instrument.symbol())
                : new Position(instrument.symbol(), position(), trade.averageEntry());
    }

    /**
     * Result of the contracts that are open, before commissions.
     *
     * @param newest price; null for the last known one
     */
    Money unrealizedAt(@Nullable Price newest) {
        OpenTrade trade = book.trade();
        return trade == null ? Money.ZERO : trade.unrealizedAt(newest == null ? lastPrice : newest);
    }

    /** What the position could lose to its initial stop; null when flat or without one. */
    @Nullable Money initialRisk() {
        OpenTrade trade = book.trade();
        return trade == null || isFlat() ? null : trade.initialRisk();
    }

    /** Contracts that a working entry may still add. */
    int workingEntryContracts() {
        return orders.workingEntryContracts();
    }

    /**
     * Whether the position is being closed, or was and waits for its last commission or for what
     * its entry may still fill.
     */
    boolean hasExitInFlight() {
        return exit.isUnderWay() || (book.isFlat() && book.trade() != null);
    }

    /** Whether an exit waits for the market to open. */
    boolean isExitArmed() {
        return exit.isArmed();
    }

    /** Epoch milliseconds of the first entry fill; only while a position is open. */
    long entryMillis() {
        OpenTrade trade = book.trade();
        if (trade == null) {
            throw new IllegalStateException("no trade on " + instrument.symbol());
        }
        return trade.entryMillis();
    }

    /** Marks to a price; one that is older than the last known changes nothing. */
    void mark(Price price, long timeMillis) {
        if (timeMillis >= lastPriceMillis) {
            lastPrice = price;
            lastPriceMillis = timeMillis;
        }
    }

    Price lastPrice() {
        return lastPrice;
    }

    /** Result of all closed trades and of the open one at the last price, commissions included. */
    Money result() {
        return book.resultAt(lastPrice);
    }

    /** Result of all closed trades. */
    Money realized() {
        return book.realized();
    }

    /** The longest time in milliseconds that a position was unprotected. */
    long longestUnprotectedMillis() {
        return protection.longestUnprotectedMillis();
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
        protection.begin(entryPlan.levels());
        entrySentMillis = nowMillis;
        WorkingOrder entry = orders.enter(approved, nowMillis);
        if (output.wantsEvents()) {
            output.publish(DeskEvents.placing(nowMillis, entry.order(), entryPlan));
        }
        link.send(new BrokerCommand.Submit(approved));
    }

    /**
     * Asks for the position to be closed; the first reason stands until it is flat, and asking
     * again does not hurry it. An entry on its way is taken back, and what it fills before that is
     * closed too. While the market is closed the exit waits for its open, while the link is down
     * for the reconciliation.
     */
    void requestExit(ExitReason reason, long nowMillis) {
        if (isFlat() && workingEntryContracts() == 0) {
            return;
        }
        boolean first = exit.begin(reason, nowMillis);
        cancelEntry(nowMillis);
        if (first) {
            exit.advance(nowMillis, lastPrice);
        }
    }

    /** The broker is about to close the position by itself, at the end of recorded data. */
    OrderId expectEndOfData() {
        exit.restore(ExitReason.END_OF_DATA);
        return ids.next();
    }

    /** Takes back what a working entry has not filled. */
    void cancelEntry(long nowMillis) {
        if (link.isUp()) {
            orders.cancel(orders.entry, nowMillis);
        }
    }

    /**
     * Time went on: what waits for it is done.
     *
     * @param open whether the market trades now
     */
    void onTime(long nowMillis, boolean open) {
        orders.onTime(nowMillis);
        if (workingEntryContracts() > 0
                && nowMillis - entrySentMillis
                        >= settings.trading().entry().timeoutSeconds() * 1000L) {
            cancelEntry(nowMillis);
        }
        exit.onTime(nowMillis, open, lastPrice);
        boolean unanswered = nowMillis - orders.unansweredSince() >= PATIENCE_MILLIS;
        if (link.isUp() && (unanswered || book.isOutOfOrder())) {
            link.askForSnapshot(nowMillis);
        }
        chargeUsualCommission(nowMillis);
        protection.onTime(nowMillis);
        checkProtection(nowMillis);
    }

    void onReport(OrderReport report) {
        WorkingOrder order = orders.find(report.order().id());
        if (order == null) {
            return;
        }
        boolean takenBack = order.state() == OrderState.PENDING_CANCEL;
        order.reported(report);
        if (output.wantsEvents()) {
            output.publish(new TradingEvent.OrderUpdate(report.timeMillis(), report));
            if (order == orders.entry) {
                output.publish(DeskEvents.placed(report, order, book.trade()));
            }
        }
        boolean child = order == orders.stop || order == orders.target;
        if (order == orders.entry && order.state().isFinal() && !order.isComplete()) {
            afterEntryEnded(report.timeMillis());
        } else if (child && order.state() == OrderState.REJECTED && isFlat()) {
            cancelEntry(report.timeMillis());
        } else if (order.state().isFinal()
                && exit.isUnderWay()
                && (child || (order == orders.exit && takenBack))) {
            exit.advance(report.timeMillis(), lastPrice);
        }
        checkProtection(report.timeMillis());
    }

    /** The broker kept the order as it was, or it had ended before it could be changed. */
    void onChangeRejected(OrderReport report) {
        WorkingOrder order = orders.find(report.order().id());
        if (order == null) {
            return;
        }
        order.revertedTo(report.order());
        protection.refused(report.timeMillis());
        if (report.state().isFinal() && order.isLive()) {
            onReport(report);
        } else {
            checkProtection(report.timeMillis());
        }
    }

    /** Books a fill once, whenever it arrives. */
    void onExecution(Execution execution) {
        if (!book.isNew(execution.id())) {
            return;
        }
        WorkingOrder order = orders.find(execution.orderId());
        if (order != null) {
            order.filled(execution.quantity().contracts());
        }
        long nowMillis = execution.timeMillis();
        boolean opens = isFlat();
        OpenTrade open = book.book(execution, reasonFor(execution.role()), plan);
        if (open.position() == 0) {
            contracts.closed();
        } else if (opens) {
            contracts.opened();
        }
        mark(execution.price(), nowMillis);
        if (order != null && order == orders.entry && order.isComplete()) {
            protection.entryComplete(plan, execution.side());
        }
        protection.align();
        exit.advance(nowMillis, lastPrice);
        if (output.wantsEvents()) {
            output.publish(DeskEvents.position(nowMillis, instrument, open, lastPrice));
        }
        if (open.position() == 0) {
            if (link.isUp()) {
                orders.cancelUnlinked(order, nowMillis);
            }
            cancelEntry(nowMillis);
            settle();
        } else if (output.wantsEvents()) {
            output.publish(new TradingEvent.TradeExecuted(nowMillis, execution, null));
        }
        checkProtection(nowMillis);
    }

    /** Adds a commission to the trade; false if it is not for an execution of this desk. */
    boolean onCommission(CommissionReport report) {
        boolean ours = book.charge(report);
        if (ours) {
            settle();
        }
        return ours;
    }

    void onExchangeDay(long day) {
        book.onExchangeDay(day);
    }

    /** Marks to the close of a bar and follows the position through it. */
    void onBar(Bar bar) {
        mark(Price.ofDouble(bar.close()), bar.closeMillis());
        OpenTrade trade = book.trade();
        if (trade == null || trade.position() == 0) {
            cancelLeftovers(bar.closeMillis());
            return;
        }
        trade.held(bar);
        protection.onBar(bar, exit.isUnderWay());
        exit.advance(bar.closeMillis(), lastPrice);
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
                book.isNew(execution.id());
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
        orders.forgetLeaving();
        for (OrderReport foreign : broker.liveOrders()) {
            if (orders.find(foreign.order().id()) == null
                    && !orders.adopt(foreign, broker.contracts())) {
                link.send(new BrokerCommand.Cancel(foreign.order().id()));
            }
        }
        if (!isFlat()) {
            contracts.hold(broker.contract());
        }
        return agreesWith(broker);
    }

    /** Whether the positions are the same and no entry of known exits is missing. */
    boolean agreesWith(BrokerView broker) {
        return position() == broker.contracts() && !book.isOutOfOrder();
    }

    /**
     * The broker's position is the position: the difference is booked at its average price, or at
     * the last known one for what is gone.
     */
    void adopt(BrokerView broker) {
        endOverrun(broker);
        int held = position();
        if (held != 0 && Integer.signum(held) != Integer.signum(broker.contracts())) {
            bookDifference(-held, lastPrice, OrderRole.EXIT, broker.timeMillis());
            endTradeFor(broker);
        }
        int difference = broker.contracts() - position();
        if (difference != 0) {
            boolean grows = Math.abs(broker.contracts()) > Math.abs(position());
            Price price = grows ? broker.averagePrice() : lastPrice;
            OrderRole role = grows ? OrderRole.ENTRY : OrderRole.EXIT;
            bookDifference(difference, price, role, broker.timeMillis());
        }
        if (!isFlat()) {
            contracts.hold(broker.contract());
        }
        if (position() != broker.contracts()) {
            throw new IllegalStateException(
                    instrument.symbol()
                            + ": the book has "
                            + position()
                            + " contracts after adopting the broker's "
                            + broker.contracts());
        }
    }

    /**
     * Exits beyond all entries, as of two stops, made a position on the other side: the trade ends
     * where that one began, and what is left of it counts as its costs are known.
     */
    private void endOverrun(BrokerView broker) {
        int overrun = book.overrun();
        if (overrun != 0) {
            Price price = broker.contracts() == 0 ? lastPrice : broker.averagePrice();
            bookDifference(overrun, price, OrderRole.ENTRY, broker.timeMillis());
        }
        endTradeFor(broker);
    }

    /** A trade that is flat makes room for the position that the broker has instead. */
    private void endTradeFor(BrokerView broker) {
        if (isFlat() && broker.contracts() != 0) {
            book.chargeUsualNow();
            settle();
        }
    }

    /**
     * Tells what was there before the session was: nobody who listens to it has heard of that. The
     * orders are as the broker has them, because what another session left knows no times.
     */
    void tellWhatWasThere(BrokerView broker) {
        if (!output.wantsEvents()) {
            return;
        }
        OpenTrade trade = book.trade();
        if (trade != null && !isFlat()) {
            output.publish(DeskEvents.position(broker.timeMillis(), instrument, trade, lastPrice));
        }
        for (OrderReport report : broker.liveOrders()) {
            WorkingOrder order = orders.find(report.order().id());
            if (order != null && order.isLive()) {
                output.publish(new TradingEvent.OrderUpdate(broker.timeMillis(), report));
            }
        }
    }

    /** The link is reconciled: what it could not carry is decided anew. */
    void resume(long nowMillis) {
        if (isFlat()) {
            if (workingEntryContracts() == 0 && book.trade() == null) {
                exit.end();
            }
            if (exit.isUnderWay() || orders.isEntryPartlyFilled()) {
                cancelEntry(nowMillis);
            }
            cancelLeftovers(nowMillis);
        } else {
            orders.dropOpposing(position(), nowMillis);
            if (orders.hasEntryEnded()) {
                protection.entryComplete(plan, OrderSide.closing(position()).opposite());
            }
            protection.catchUp(nowMillis);
            exit.advance(nowMillis, lastPrice);
        }
        checkProtection(nowMillis);
    }

    /** What the next session needs of this desk. */
    CarriedDesk carried(@Nullable String owner) {
        OpenTrade trade = book.trade();
        return new CarriedDesk(
                instrument.symbol(),
                owner,
                lastPrice,
                book.lastTradeId(),
                book.booked(),
                DeskOrders.reportOf(orders.entry),
                DeskOrders.reportOf(orders.stop),
                DeskOrders.reportOf(orders.target),
                DeskOrders.reportOf(orders.exit),
                plan,
                protection.levels(),
                trade == null ? null : trade.snapshot(),
                exit.reason(),
                protection.hasTrailed(),
                protection.trailing().snapshot().orElse(null),
                contracts.held());
    }

    /** Becomes what another session left. */
    void restore(CarriedDesk saved) {
        lastPrice = saved.lastPrice();
        plan = saved.plan();
        exit.restore(saved.exiting());
        book.restore(saved);
        orders.restore(saved);
        protection.restore(saved);
        contracts.hold(saved.contract());
    }

    private void bookDifference(int contracts, Price price, OrderRole role, long timeMillis) {
        if (isFlat()) {
            plan = null;
            protection.begin(null);
        }
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
        onExecution(difference);
        onCommission(new CommissionReport(difference.id(), Money.ZERO));
    }

    private ExitReason reasonFor(OrderRole role) {
        ExitReason exiting = exit.reason();
        return switch (role) {
            case STOP -> protection.hasTrailed() ? ExitReason.TRAILING_STOP : ExitReason.STOP_LOSS;
            case TARGET -> exiting == null ? ExitReason.TAKE_PROFIT : exiting;
            case ENTRY, EXIT -> exiting == null ? ExitReason.OPERATOR : exiting;
        };
    }

    private void afterEntryEnded(long nowMillis) {
        if (isFlat()) {
            exit.end();
            cancelLeftovers(nowMillis);
        } else {
            protection.entryComplete(plan, OrderSide.closing(position()).opposite());
            protection.align();
        }
    }

    /** Nothing may work once the position is flat and no entry is on its way. */
    private void cancelLeftovers(long nowMillis) {
        if (workingEntryContracts() == 0 && link.isUp()) {
            orders.cancel(orders.stop, nowMillis);
            orders.cancel(orders.target, nowMillis);
            orders.cancel(orders.exit, nowMillis);
        }
    }

    private void checkProtection(long nowMillis) {
        switch (protection.check(nowMillis, exit.isUnderWay())) {
            case NOTHING -> {}
            case TAKE_STOP_BACK -> orders.cancel(orders.stop, nowMillis);
            case CLOSE -> requestExit(ExitReason.STOP_LOSS, nowMillis);
            case REPLACE_STOP -> {
                if (!protection.replaceStop(lastPrice, nowMillis)) {
                    requestExit(ExitReason.STOP_LOSS, nowMillis);
                }
            }
        }
    }

    private void chargeUsualCommission(long nowMillis) {
        int contracts = book.chargeUsual(nowMillis);
        if (contracts > 0) {
            if (output.wantsEvents()) {
                output.publish(DeskEvents.usualCommission(nowMillis, instrument, contracts));
            }
            settle();
        }
    }

    /** Books the trade once it is flat and its costs are known. */
    private void settle() {
        ClosedTrade closed = book.settle();
        if (closed == null) {
            return;
        }
        if (workingEntryContracts() == 0) {
            exit.end();
        }
        protection.end();
        Execution last = book.lastExecution();
        if (last != null && output.wantsEvents()) {
            output.publish(new TradingEvent.TradeExecuted(last.timeMillis(), last, closed));
        }
        trades.tradeClosed(closed, protection.levels());
    }
}
