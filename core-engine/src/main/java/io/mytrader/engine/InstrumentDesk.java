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
import io.mytrader.order.SingleOrder;
import io.mytrader.risk.RiskGate;
import io.mytrader.risk.TradingSettings;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's position and its orders, from entry to flat.
 *
 * <p>The position is what executions say; orders are what the broker reports. Engine thread only.
 */
final class InstrumentDesk {
    private final Instrument instrument;
    private final RiskGate gate;
    private final TradingSettings settings;
    private final ExitRules exits;
    private final OrderIds ids;
    private final EngineOutput output;
    private final TradeListener trades;
    private final TrailingStop trailing;
    private final Set<ExecutionId> seen = new HashSet<>();

    private @Nullable WorkingOrder entry;
    private @Nullable WorkingOrder stop;
    private @Nullable WorkingOrder target;
    private @Nullable WorkingOrder exit;
    private @Nullable EntryPlan plan;
    private @Nullable OpenTrade trade;
    private @Nullable ExitReason exiting;
    private @Nullable Execution closing;
    private @Nullable ProtectionLevels initialLevels;
    private boolean stopTrailed;
    private long entrySentMillis;
    private Price lastPrice = Price.ZERO;
    private Money realized = Money.ZERO;
    private long lastTradeId;

    /**
     * @param trades receives each trade when it is flat and all its commissions are known
     */
    InstrumentDesk(
            Instrument instrument,
            RiskGate gate,
            TradingSettings settings,
            ExitRules exits,
            OrderIds ids,
            EngineOutput output,
            TradeListener trades) {
        this.instrument = instrument;
        this.gate = gate;
        this.settings = settings;
        this.exits = exits;
        trailing = new TrailingStop(settings.stop(), instrument);
        this.ids = ids;
        this.output = output;
        this.trades = trades;
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
        return entry == null ? 0 : entry.remaining();
    }

    /** Whether the position is being closed, or was and waits for its last commission. */
    boolean hasExitInFlight() {
        return exiting != null || (trade != null && trade.position() == 0);
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

    /**
     * What the position and a working entry can lose from here to their stops, commissions
     * included; null when a position has no working stop or an entry no planned one.
     */
    @Nullable Money openRisk() {
        Money risk = Money.ZERO;
        int held = position();
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
        stop = null;
        target = null;
        exit = null;
        stopTrailed = false;
        switch (approved.request()) {
            case Bracket bracket -> {
                entry = new WorkingOrder(bracket.entry());
                stop = new WorkingOrder(bracket.stop());
                target = new WorkingOrder(bracket.target());
                stop.sent();
                target.sent();
            }
            case SingleOrder single -> entry = new WorkingOrder(single.order());
        }
        entry.sent();
        if (output.wantsEvents()) {
            Order order = entry.order();
            ProtectionLevels levels = entryPlan.levels();
            output.publish(
                    new TradingEvent.OrderPlacing(
                            nowMillis,
                            instrument.symbol(),
                            order.side(),
                            order.quantity().contracts(),
                            entryPlan.reference(),
                            levels == null ? null : levels.stop(),
                            levels == null ? null : levels.target(),
                            order.id()));
        }
        output.send(new BrokerCommand.Submit(approved));
    }

    /**
     * Asks for the position to be closed; the first reason stands until it is flat. An entry on its
     * way is taken back, and what it fills before that is closed too.
     */
    void requestExit(ExitReason reason, long nowMillis) {
        if (isFlat() && workingEntryContracts() == 0) {
            return;
        }
        if (exiting == null) {
            exiting = reason;
            if (output.wantsEvents()) {
                output.publish(new TradingEvent.ExitSignal(nowMillis, instrument.symbol(), reason));
            }
        }
        cancelEntry();
        advanceExit();
    }

    /** The broker is about to close the position by itself, at the end of recorded data. */
    OrderId expectEndOfData() {
        exiting = ExitReason.END_OF_DATA;
        return ids.next();
    }

    /** Takes back what a working entry has not filled. */
    void cancelEntry() {
        if (entry != null && entry.isLive() && entry.state() != OrderState.PENDING_CANCEL) {
            entry.cancelRequested();
            output.send(new BrokerCommand.Cancel(entry.id()));
        }
    }

    /** Cancels what a working entry has not filled after the configured time. */
    void expireEntry(long nowMillis) {
        if (workingEntryContracts() > 0
                && nowMillis - entrySentMillis >= settings.entry().timeoutSeconds() * 1000L) {
            cancelEntry();
        }
    }

    void onReport(OrderReport report) {
        WorkingOrder order = find(report.order().id());
        if (order == null) {
            return;
        }
        order.reported(report);
        if (output.wantsEvents()) {
            publishReport(report, order);
        }
        if (order == entry && order.state().isFinal() && !order.isComplete()) {
            afterEntryEnded();
        } else if (order == stop && order.state().isFinal() && exiting != null) {
            advanceExit();
        }
    }

    /** The broker kept the order as it was. */
    void onChangeRejected(OrderReport report) {
        WorkingOrder order = find(report.order().id());
        if (order != null) {
            order.revertedTo(report.order());
        }
    }

    /** Books a fill once, whenever it arrives. */
    void onExecution(Execution execution) {
        if (!seen.add(execution.id())) {
            return;
        }
        WorkingOrder order = find(execution.orderId());
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
            advanceExit();
        }
        if (output.wantsEvents()) {
            publishPosition(execution.timeMillis(), open);
        }
        if (open.position() == 0) {
            closing = execution;
            settle();
        } else if (output.wantsEvents()) {
            output.publish(new TradingEvent.TradeExecuted(execution.timeMillis(), execution, null));
        }
    }

    /** Adds a commission to the trade; false if it is not for an execution of this desk. */
    boolean onCommission(CommissionReport report) {
        if (trade == null || !trade.charge(report.executionId(), report.commission())) {
            return false;
        }
        settle();
        return true;
    }

    /** Marks to the close of a bar and follows the position through it. */
    void onBar(Bar bar) {
        lastPrice = Price.ofDouble(bar.close());
        if (trade == null || trade.position() == 0) {
            cancelLeftovers();
            return;
        }
        trade.held(bar);
        if (exiting != null) {
            advanceExit();
        } else if (stop != null && stop.isLive() && trailing.onBar(bar.high(), bar.low())) {
            moveStop(bar, stop);
        }
    }

    private void moveStop(Bar bar, WorkingOrder working) {
        Price level = trailing.stop();
        Price from = working.price();
        boolean tighter =
                working.order().side() == OrderSide.SELL
                        ? level.isAbove(from)
                        : level.isBelow(from);
        if (!tighter) {
            return;
        }
        changeOrder(working, covering(working), level);
        stopTrailed = true;
        if (output.wantsEvents()) {
            output.publish(
                    new TradingEvent.StopMoved(
                            bar.closeMillis(), instrument.symbol(), working.id(), from, level));
        }
    }

    /**
     * The next step towards flat: re-price the working target through the market; only where no
     * target works take the stop away and go to the market.
     */
    private void advanceExit() {
        int position = position();
        if (position == 0) {
            return;
        }
        if (target != null && target.isLive()) {
            changeOrder(
                    target,
                    covering(target),
                    exits.marketableLimit(instrument, OrderSide.closing(position), lastPrice));
        } else if (stop != null && stop.isLive()) {
            if (stop.state() != OrderState.PENDING_CANCEL) {
                stop.cancelRequested();
                output.send(new BrokerCommand.Cancel(stop.id()));
            }
        } else if (exit == null || !exit.isLive()) {
            Order market =
                    Order.market(
                            ids.next(),
                            instrument.symbol(),
                            OrderRole.EXIT,
                            OrderSide.closing(position),
                            Quantity.of(Math.abs(position)));
            ApprovedOrder approved = gate.approveExit(market, position);
            exit = new WorkingOrder(market);
            exit.sent();
            output.send(new BrokerCommand.Submit(approved));
        }
    }

    private void changeOrder(WorkingOrder order, Quantity quantity, Price price) {
        changeOrder(order, quantity, price, null);
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
        output.send(new BrokerCommand.Modify(change));
    }

    private OpenTrade tradeFor(Execution execution) {
        if (trade == null) {
            EntryPlan known = plan;
            trade =
                    new OpenTrade(
                            instrument,
                            known == null ? "unknown" : known.strategy(),
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
        if (entry != null && entry.isComplete()) {
            completeEntry(execution.side());
        }
    }

    private void completeEntry(OrderSide side) {
        EntryPlan decided = plan;
        if (decided == null || trade == null) {
            return;
        }
        ProtectionLevels levels = decided.levels();
        if (levels == null || stop == null || target == null) {
            return;
        }
        Price filledAt = trade.averageEntry();
        ProtectionLevels shifted = levels.shifted(instrument, side, decided.reference(), filledAt);
        if (!shifted.equals(levels)) {
            initialLevels = shifted;
            changeOrder(stop, covering(stop), shifted.stop(), shifted);
            changeOrder(target, covering(target), shifted.target());
        }
        trailing.start(side, filledAt, decided.atr(), shifted.stop());
    }

    /** Stop and target cover exactly the position after every execution. */
    private void alignProtection() {
        int size = Math.abs(position());
        if (size == 0) {
            return;
        }
        align(stop, size);
        align(target, size);
    }

    private void align(@Nullable WorkingOrder order, int size) {
        if (order != null && order.isLive() && order.remaining() != size) {
            changeOrder(order, covering(order), order.price());
        }
    }

    /** The total quantity with which what remains of an order is exactly the position. */
    private Quantity covering(WorkingOrder order) {
        return Quantity.of(order.filled() + Math.abs(position()));
    }

    private void afterEntryEnded() {
        if (isFlat()) {
            exiting = null;
            cancelLeftovers();
        } else {
            completeEntry(OrderSide.closing(position()).opposite());
            alignProtection();
        }
    }

    /** Nothing may work once the position is flat and no entry is on its way. */
    private void cancelLeftovers() {
        if (workingEntryContracts() > 0) {
            return;
        }
        cancelIfLive(stop);
        cancelIfLive(target);
        cancelIfLive(exit);
    }

    private void cancelIfLive(@Nullable WorkingOrder order) {
        if (order != null && order.isLive() && order.state() != OrderState.PENDING_CANCEL) {
            order.cancelRequested();
            output.send(new BrokerCommand.Cancel(order.id()));
        }
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

    private @Nullable WorkingOrder find(OrderId id) {
        if (entry != null && entry.id().equals(id)) {
            return entry;
        }
        if (stop != null && stop.id().equals(id)) {
            return stop;
        }
        if (target != null && target.id().equals(id)) {
            return target;
        }
        return exit != null && exit.id().equals(id) ? exit : null;
    }

    private void publishReport(OrderReport report, WorkingOrder order) {
        output.publish(new TradingEvent.OrderUpdate(report.timeMillis(), report));
        if (order == entry) {
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

    private void publishPosition(long timeMillis, OpenTrade open) {
        output.publish(
                new TradingEvent.PositionChanged(
                        timeMillis,
                        instrument.symbol(),
                        open.position(),
                        open.averageEntry(),
                        open.resultAt(lastPrice)));
    }
}
