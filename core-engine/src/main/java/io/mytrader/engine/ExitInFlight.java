package io.mytrader.engine;

import io.mytrader.account.ExitReason;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ExitRules;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.Order;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import io.mytrader.risk.RiskGate;
import org.jspecify.annotations.Nullable;

/**
 * The way of one position to flat, from the reason to the last step.
 *
 * <p>While the market is closed an exit waits for its open, while the link is down for the
 * reconciliation. Engine thread only.
 */
final class ExitInFlight {
    /** A marketable exit that did not fill is re-priced after this. */
    private static final long PATIENCE_MILLIS = 2_000;

    private static final int MOST_TAKEN_BACK = 6;

    private final Instrument instrument;
    private final RiskGate gate;
    private final ExitRules rules;
    private final OrderIds ids;
    private final BrokerLink link;
    private final DeskOrders orders;
    private final TradeBook book;
    private final Protection protection;
    private final Contracts contracts;
    private final EngineOutput output;
    private @Nullable ExitReason reason;
    private boolean marketOpen = true;
    private long sentMillis;
    private int takenBack;

    ExitInFlight(
            Instrument instrument,
            RiskGate gate,
            ExitRules rules,
            OrderIds ids,
            BrokerLink link,
            DeskOrders orders,
            TradeBook book,
            Protection protection,
            Contracts contracts,
            EngineOutput output) {
        this.instrument = instrument;
        this.gate = gate;
        this.rules = rules;
        this.ids = ids;
        this.link = link;
        this.orders = orders;
        this.book = book;
        this.protection = protection;
        this.contracts = contracts;
        this.output = output;
    }

    /** Why the position is being closed; null while it is not. */
    @Nullable ExitReason reason() {
        return reason;
    }

    boolean isUnderWay() {
        return reason != null;
    }

    /** Whether it waits for the market to open. */
    boolean isArmed() {
        return reason != null && !book.isFlat() && !marketOpen;
    }

    /**
     * The position has to be closed; the first reason stands.
     *
     * @return whether it is the first
     */
    boolean begin(ExitReason why, long nowMillis) {
        if (reason != null) {
            return false;
        }
        reason = why;
        takenBack = 0;
        if (output.wantsEvents()) {
            output.publish(new TradingEvent.ExitSignal(nowMillis, instrument.symbol(), why));
            if (isArmed()) {
                output.publish(DeskEvents.armed(nowMillis, instrument, why));
            }
        }
        return true;
    }

    /** Becomes what another session left, or what the broker is about to do by itself. */
    void restore(@Nullable ExitReason why) {
        reason = why;
    }

    /** Nothing is left to be closed. */
    void end() {
        reason = null;
    }

    /**
     * Time went on: an exit whose patience ended, or whose market opened, takes its next step.
     *
     * @param open whether the market trades now
     */
    void onTime(long nowMillis, boolean open, Price lastPrice) {
        boolean opened = open && !marketOpen;
        marketOpen = open;
        if (opened || nowMillis - sentMillis >= PATIENCE_MILLIS || isExitLost(nowMillis)) {
            advance(nowMillis, lastPrice);
        }
    }

    private boolean isExitLost(long nowMillis) {
        long patience = DeskOrders.ANSWER_MILLIS << Math.max(0, takenBack - 1);
        return DeskOrders.isUnanswered(orders.exit, nowMillis, patience);
    }

    /** Whether a change of the target reaches the exchange, now or in a moment. */
    private static boolean isUsable(WorkingOrder target, long nowMillis) {
        return target.state() != OrderState.PENDING_CANCEL
                && !DeskOrders.isUnanswered(target, nowMillis, DeskOrders.ANSWER_MILLIS);
    }

    /**
     * The next step towards flat: re-price the working target through the market; only where no
     * target works take the stop away and go to the market. Where prices are of another contract
     * than the position's, nobody knows what is marketable: the target goes too, and so does one
     * that the broker never answered.
     *
     * <p>A market order that nobody answers may be lost, while nothing protects the position: it is
     * taken back, and the broker's word that it does not work makes room for the next one. What is
     * lost once is not lost for long, so the second follows fast; from then on each is waited for
     * twice as long as the one before, so that a slow broker gets to answer.
     */
    void advance(long nowMillis, Price lastPrice) {
        int position = book.position();
        if (position == 0
                || reason == null
                || !link.isUp()
                || !marketOpen
                || orders.isReductionPending()) {
            return;
        }
        sentMillis = nowMillis;
        WorkingOrder target = orders.target;
        boolean leavesByTarget = DeskOrders.isLive(target) && contracts.arePriced();
        if (target != null && leavesByTarget && isUsable(target, nowMillis)) {
            Price through =
                    rules.marketableLimit(instrument, OrderSide.closing(position), lastPrice);
            orders.change(target, protection.covering(target), through, position, null);
        } else if (leavesByTarget) {
            // The stop protects until it is certain that the target does not work.
            orders.cancel(target, nowMillis);
        } else if (DeskOrders.isLive(target) || DeskOrders.isLive(orders.stop)) {
            orders.cancel(target, nowMillis);
            orders.cancel(orders.stop, nowMillis);
        } else if (!DeskOrders.isLive(orders.exit)) {
            Order market =
                    Order.market(
                            ids.next(),
                            instrument.symbol(),
                            OrderRole.EXIT,
                            OrderSide.closing(position),
                            Quantity.of(Math.abs(position)));
            orders.exit = orders.submit(market, gate.approveExit(market, position), nowMillis);
        } else if (isExitLost(nowMillis)) {
            takenBack = Math.min(takenBack + 1, MOST_TAKEN_BACK);
            orders.cancel(orders.exit, nowMillis);
        }
    }
}
