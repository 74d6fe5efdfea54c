package io.mytrader.gateway.order;

import io.mytrader.gateway.market.Market;
import io.mytrader.gateway.market.MarketListener;
import io.mytrader.gateway.market.Trade;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.market.TickRounding;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets working orders meet the market. Between two trades of a bar the price passes every tick, so
 * that a stop fills at its own level; after a gap it fills at the first price. Market and stop
 * orders pay the slippage of the rules.
 *
 * <p>Gateway thread only.
 */
final class MatchingEngine implements MarketListener {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Brokerage broker;
    private final FillBooking booking;
    private final OrderEnding ending;
    private final Set<Market> watched = new HashSet<>();

    MatchingEngine(Brokerage broker, FillBooking booking, OrderEnding ending) {
        this.broker = broker;
        this.booking = booking;
        this.ending = ending;
    }

    /** A price that orders meet: of a trade, or the last one when an order comes to the market. */
    private record Meeting(Market market, Price price, boolean gap, boolean arriving) {}

    @Override
    public void traded(Market market, Trade trade) {
        Meeting meeting = new Meeting(market, trade.price(), trade.gap(), false);
        for (SimulatedOrder order : broker.book().alive()) {
            if (order.contract().instrument().equals(market.instrument())) {
                meet(order, meeting);
            }
        }
    }

    /** The order comes to the market, or comes with new terms. */
    void arrive(SimulatedOrder order) {
        Market market = broker.exchange().market(order.contract());
        if (watched.add(market)) {
            market.addListener(this);
        }
        if (!order.isReleased()) {
            return;
        }
        // Immediately executable, so that it never rests at the exchange.
        boolean restsAtExchange = order.kind() == OrderKind.LIMIT;
        meet(order, new Meeting(market, market.last(), true, true));
        if (order.phase() == OrderPhase.PRE_SUBMITTED && restsAtExchange && market.isOpen()) {
            order.become(OrderPhase.SUBMITTED);
            broker.report(order);
        } else if (order.phase() == OrderPhase.PRE_SUBMITTED) {
            startTrail(order, market.last());
            broker.report(order);
        }
        cancelIfImmediate(order);
    }

    private void cancelIfImmediate(SimulatedOrder order) {
        String timeInForce = order.ticket().timeInForce();
        if (order.phase().isLive()
                && (timeInForce.equals("IOC") || timeInForce.equals("FOK"))
                && order.isReleased()) {
            ending.cancel(order, "");
        }
    }

    private void meet(SimulatedOrder order, Meeting meeting) {
        if (!mayTrade(order, meeting.market())) {
            return;
        }
        if (!order.isTriggered() && !wakes(order, meeting)) {
            return;
        }
        if (!meeting.arriving()
                && order.kind() == OrderKind.LIMIT
                && order.phase() == OrderPhase.PRE_SUBMITTED) {
            // It waited for the market to open.
            order.become(OrderPhase.SUBMITTED);
            broker.report(order);
        }
        int contracts = order.tradable();
        if (contracts == 0) {
            return;
        }
        Price price =
                order.kind().isLimited() ? limitFill(order, meeting) : slipped(order, meeting);
        if (price == null) {
            return;
        }
        if (order.ticket().timeInForce().equals("FOK")
                && broker.interference().largestFill(order).orElse(contracts) < contracts) {
            return;
        }
        booking.fill(order, contracts, price);
    }

    private boolean mayTrade(SimulatedOrder order, Market market) {
        boolean accepted =
                switch (order.phase()) {
                    case PRE_SUBMITTED, SUBMITTED, PENDING_CANCEL -> true;
                    case HELD, ARRIVING, FILLED, CANCELLED, INACTIVE -> false;
                };
        return accepted
                && order.isReleased()
                && market.isOpen()
                && broker.agenda().nowMillis() < order.contract().lastTradingMillis()
                && !sleepsUntilRegularHours(order, market);
    }

    private boolean sleepsUntilRegularHours(SimulatedOrder order, Market market) {
        return broker.rules().stopsKeepRegularHours()
                && order.kind().isStop()
                && !order.isTriggered()
                && !order.ticket().outsideRegularHours()
                && !market.isRegular();
    }

    /** Whether the price wakes a sleeping order; it then is awake. */
    private boolean wakes(SimulatedOrder order, Meeting meeting) {
        startTrail(order, meeting.price());
        Price level = order.stopLevel();
        if (level == null) {
            return false;
        }
        boolean rising = order.ticket().buy() != order.kind().isIfTouched();
        boolean touched =
                rising ? !meeting.price().isBelow(level) : !meeting.price().isAbove(level);
        if (touched) {
            order.trigger();
            if (order.kind().isLimited()) {
                order.become(OrderPhase.SUBMITTED);
                broker.report(order);
            }
            return true;
        }
        trail(order, meeting.price());
        return false;
    }

    private static void startTrail(SimulatedOrder order, Price price) {
        if (order.kind().isTrailing() && order.stopLevel() == null) {
            Price given = order.ticket().trailStop();
            order.trailTo(given == null ? trailed(order, price) : given);
        }
    }

    /** Moves the stop of a trailing order behind a price that ran in its favour. */
    private static void trail(SimulatedOrder order, Price price) {
        Price level = order.stopLevel();
        if (!order.kind().isTrailing() || level == null) {
            return;
        }
        Price moved = trailed(order, price);
        if (order.ticket().buy() ? moved.isBelow(level) : moved.isAbove(level)) {
            order.trailTo(moved);
        }
    }

    private static Price trailed(SimulatedOrder order, Price price) {
        Instrument instrument = order.contract().instrument();
        BigDecimal percent = order.ticket().trailingPercent();
        Price amount = order.ticket().aux();
        if (amount == null || percent != null) {
            BigDecimal nanos =
                    BigDecimal.valueOf(price.nanos())
                            .multiply(percent == null ? BigDecimal.ZERO : percent)
                            .divide(HUNDRED);
            amount = new Price(nanos.longValue());
        }
        boolean buy = order.ticket().buy();
        Price level = buy ? price.plus(amount) : price.minus(amount);
        return instrument.toTick(level, buy ? TickRounding.UP : TickRounding.DOWN);
    }

    /**
     * What a market order pays: the price, or the stop that the price just passed, and slippage.
     */
    private Price slipped(SimulatedOrder order, Meeting meeting) {
        Price level = order.stopLevel();
        boolean passed =
                level != null && order.filled() == 0 && !meeting.gap() && order.kind().isStop();
        Price base = passed && level != null ? level : meeting.price();
        Price slippage = order.contract().instrument().ticks(broker.rules().slippageTicks());
        return order.ticket().buy() ? base.plus(slippage) : base.minus(slippage);
    }

    /** The price at which a limited order trades now; null if it does not. */
    private @Nullable Price limitFill(SimulatedOrder order, Meeting meeting) {
        Price limit = order.limitPrice();
        if (limit == null) {
            return null;
        }
        boolean buy = order.ticket().buy();
        if (meeting.arriving()) {
            Price other = buy ? meeting.market().ask() : meeting.market().bid();
            return order.ticket().isAsGoodAs(other, limit) ? other : null;
        }
        boolean better = !meeting.price().equals(limit);
        boolean reached =
                order.ticket().isAsGoodAs(meeting.price(), limit)
                        && (better || broker.rules().limits() == FillRules.LimitFill.TOUCHED);
        if (!reached) {
            return null;
        }
        return meeting.gap() ? meeting.price() : limit;
    }
}
