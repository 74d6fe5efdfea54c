package io.mytrader.engine;

import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.exit.TrailingStop;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.market.TickRounding;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.Order;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.risk.RiskGate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the stop and the target of one position where they belong: for exactly its size, moved once
 * with the entry's price, the stop trailing, a lost stop replaced.
 *
 * <p>Nothing is sent while the link is down; {@link #catchUp} does it afterwards. Engine thread
 * only.
 */
final class Protection {
    /** A change that the broker refused is tried again after this; a stop is missed after it. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final Instrument instrument;
    private final EngineSettings settings;
    private final RiskGate gate;
    private final OrderIds ids;
    private final BrokerLink link;
    private final DeskOrders orders;
    private final TradeBook book;
    private final EngineOutput output;
    private final TrailingStop trailing;
    private final ProtectionWatch watch;
    private @Nullable ProtectionLevels levels;
    private boolean entryComplete;
    private boolean shiftPending;
    private boolean stopTrailed;
    private long retryMillis;

    Protection(
            Instrument instrument,
            EngineSettings settings,
            RiskGate gate,
            OrderIds ids,
            BrokerLink link,
            DeskOrders orders,
            TradeBook book,
            EngineOutput output) {
        this.instrument = instrument;
        this.settings = settings;
        this.gate = gate;
        this.ids = ids;
        this.link = link;
        this.orders = orders;
        this.book = book;
        this.output = output;
        trailing = new TrailingStop(settings.trading().stop(), instrument);
        watch = new ProtectionWatch(settings.protectionTimeoutSeconds());
    }

    /** What to do about a position that has no working stop. */
    enum Need {
        NOTHING,
        /** The broker never answered the stop; when it says that none works, a new one is sent. */
        TAKE_STOP_BACK,
        REPLACE_STOP,
        CLOSE
    }

    /** Stop and target when the entry was complete, or as planned; null without any. */
    @Nullable ProtectionLevels levels() {
        return levels;
    }

    /** Whether the working stop is no longer the initial one. */
    boolean hasTrailed() {
        return stopTrailed;
    }

    long longestUnprotectedMillis() {
        return watch.longestMillis();
    }

    /** An entry leaves with these levels; null in research mode and for what was adopted. */
    void begin(@Nullable ProtectionLevels planned) {
        levels = planned;
        stopTrailed = false;
        entryComplete = false;
        shiftPending = false;
    }

    /** The position is closed. */
    void end() {
        trailing.end();
        entryComplete = false;
        shiftPending = false;
    }

    /**
     * Nothing more of the entry can fill: the levels move with its price once, however often that
     * is told, and trailing starts.
     */
    void entryComplete(@Nullable EntryPlan plan, OrderSide side) {
        OpenTrade trade = book.trade();
        ProtectionLevels planned = plan == null ? null : plan.levels();
        if (entryComplete || plan == null || planned == null || trade == null) {
            return;
        }
        entryComplete = true;
        Price filledAt = trade.averageEntry();
        ProtectionLevels shifted = planned.shifted(instrument, side, plan.reference(), filledAt);
        levels = shifted;
        if (book.isFlat()) {
            return;
        }
        shiftPending = !shifted.equals(planned);
        shift();
        trailing.start(side, filledAt, plan.atr(), shifted.stop());
    }

    /** Stop and target cover exactly the position after every execution. */
    void align() {
        int size = Math.abs(book.position());
        if (size == 0 || !link.isUp()) {
            return;
        }
        align(orders.stop, size);
        align(orders.target, size);
    }

    /** A bar closed while the position was open: the stop follows, effective from the next bar. */
    void onBar(Bar bar, boolean exiting) {
        if (trailing.onBar(bar.high(), bar.low()) && !exiting) {
            followTrailing(bar.closeMillis());
        }
    }

    /** The broker refused to change an order. */
    void refused(long nowMillis) {
        retryMillis = nowMillis + PATIENCE_MILLIS;
    }

    /** Time went on: what is not of the position's size is changed again. */
    void onTime(long nowMillis) {
        if (nowMillis >= retryMillis) {
            align();
        }
    }

    /** Does what the link could not carry. */
    void catchUp(long nowMillis) {
        shift();
        align();
        followTrailing(nowMillis);
    }

    /** The total quantity with which what remains of an order is exactly the position. */
    Quantity covering(WorkingOrder order) {
        return Quantity.of(order.filled() + Math.abs(book.position()));
    }

    /**
     * Measures, after an input, whether the position has a working stop of exactly its size or a
     * reduction under way at the broker, and says what to do about it.
     */
    Need check(long nowMillis, boolean exiting) {
        if (book.isFlat() || settings.trading().research() || isCovered(exiting)) {
            long gap = watch.covered(nowMillis);
            if (gap > 0 && output.wantsEvents()) {
                output.publish(new TradingEvent.ProtectionGap(nowMillis, instrument.symbol(), gap));
            }
            return Need.NOTHING;
        }
        watch.uncovered(nowMillis);
        if (!link.isUp() || exiting) {
            return Need.NOTHING;
        }
        if (DeskOrders.isLive(orders.stop)) {
            if (watch.isOverdue(nowMillis)) {
                return Need.CLOSE;
            }
            boolean lost =
                    !watch.wasReplaced()
                            && DeskOrders.isUnanswered(orders.stop, nowMillis, PATIENCE_MILLIS);
            return lost ? Need.TAKE_STOP_BACK : Need.NOTHING;
        }
        return watch.mayReplace() ? Need.REPLACE_STOP : Need.CLOSE;
    }

    /**
     * Sends a new stop where the lost one was.
     *
     * @return false if the market is beyond it already
     */
    boolean replaceStop(Price lastPrice, long nowMillis) {
        int position = book.position();
        OrderSide side = OrderSide.closing(position);
        Price level = stopLevel(position, lastPrice);
        boolean beyond =
                side == OrderSide.SELL ? !level.isBelow(lastPrice) : !level.isAbove(lastPrice);
        if (beyond) {
            return false;
        }
        Order stop =
                Order.stop(
                        ids.next(),
                        instrument.symbol(),
                        OrderRole.STOP,
                        side,
                        Quantity.of(Math.abs(position)),
                        level);
        ApprovedOrder approved = gate.approveProtection(stop, position);
        orders.stop = orders.submit(stop, approved, nowMillis);
        return true;
    }

    /** Becomes what another session left. */
    void restore(CarriedDesk saved) {
        levels = saved.levels();
        stopTrailed = saved.stopTrailed();
        entryComplete = saved.trailing() != null;
        if (saved.trailing() != null) {
            trailing.restore(saved.trailing());
        }
    }

    TrailingStop trailing() {
        return trailing;
    }

    private void followTrailing(long nowMillis) {
        WorkingOrder stop = orders.stop;
        if (!trailing.isStarted()
                || stop == null
                || !stop.isLive()
                || stop.state() == OrderState.PENDING_CANCEL
                || !link.isUp()) {
            return;
        }
        Price level = trailing.stop();
        Price from = stop.price();
        boolean tighter =
                stop.order().side() == OrderSide.SELL ? level.isAbove(from) : level.isBelow(from);
        if (!tighter) {
            return;
        }
        orders.change(stop, covering(stop), level, book.position(), null);
        stopTrailed = true;
        if (output.wantsEvents()) {
            output.publish(
                    new TradingEvent.StopMoved(
                            nowMillis, instrument.symbol(), stop.id(), from, level));
        }
    }

    /** The entry's one shift; it waits while the link is down. */
    private void shift() {
        ProtectionLevels shifted = levels;
        if (shiftPending && shifted != null && link.isUp()) {
            shiftPending = false;
            move(orders.stop, shifted.stop(), shifted);
            move(orders.target, shifted.target(), null);
        }
    }

    private void move(
            @Nullable WorkingOrder order, Price price, @Nullable ProtectionLevels shifted) {
        if (order != null && order.isLive()) {
            orders.change(order, covering(order), price, book.position(), shifted);
        }
    }

    private void align(@Nullable WorkingOrder order, int size) {
        if (order != null
                && order.isLive()
                && order.remaining() != size
                && DeskOrders.closes(order, book.position())) {
            orders.change(order, covering(order), order.price(), book.position(), null);
        }
    }

    private boolean isCovered(boolean exiting) {
        WorkingOrder stop = orders.stop;
        boolean stopped =
                stop != null && reduces(stop) && stop.remaining() == Math.abs(book.position());
        return stopped
                || orders.isReductionPending()
                || (exiting && (reduces(orders.exit) || reduces(orders.target)));
    }

    private boolean reduces(@Nullable WorkingOrder order) {
        return DeskOrders.isConfirmed(order) && DeskOrders.closes(order, book.position());
    }

    /** Where the lost stop was; for a position that never had one, the distance in ticks. */
    private Price stopLevel(int position, Price lastPrice) {
        if (trailing.isStarted()) {
            return trailing.stop();
        }
        if (levels != null) {
            return levels.stop();
        }
        OpenTrade trade = book.trade();
        Price from = trade == null ? lastPrice : trade.averageEntry();
        Price distance = instrument.ticks(settings.trading().stop().stopLossTicks());
        return instrument.toTick(
                from.minus(distance.times(Integer.signum(position))),
                position > 0 ? TickRounding.DOWN : TickRounding.UP);
    }
}
