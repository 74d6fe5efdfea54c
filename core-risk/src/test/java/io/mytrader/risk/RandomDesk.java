package io.mytrader.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.mytrader.exit.ProtectionLevels;
import io.mytrader.exit.StopSettings;
import io.mytrader.exit.TrailingState;
import io.mytrader.exit.TrailingStop;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.Bracket;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderState;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One instrument in a random market: its bars, and a position whose entry fills wholly, partly or
 * not at all, whose stop slips by a tick and gaps further, and whose exits fill at the open.
 */
final class RandomDesk {
    final Instrument instrument;
    private final StopSettings settings;
    private TrailingStop trailing;

    Price close;
    private Price open;
    private Price high;
    private Price low;
    double atr = 4;

    int position;
    int working;
    long entryMillis;
    private @Nullable Bracket pending;
    private @Nullable ProtectionLevels levels;
    private @Nullable Price reference;
    private @Nullable Money workingRisk;
    private boolean exiting;

    Money cash = Money.ZERO;
    Money tradeStart = Money.ZERO;
    Money initialRisk = Money.ZERO;
    Money beyondStops = Money.ZERO;

    RandomDesk(Instrument instrument, String price, StopSettings settings) {
        this.instrument = instrument;
        this.settings = settings;
        trailing = new TrailingStop(settings, instrument);
        close = Price.of(price);
        open = close;
        high = close;
        low = close;
    }

    void nextBar(RandomGenerator random) {
        int gap = random.nextInt(40) == 0 ? random.nextInt(-60, 61) : random.nextInt(-2, 3);
        open = close.plus(instrument.ticks(gap));
        close = open.plus(instrument.ticks((int) (6 * random.nextGaussian())));
        Price top = open.isAbove(close) ? open : close;
        Price bottom = open.isAbove(close) ? close : open;
        high = top.plus(instrument.ticks(random.nextInt(8)));
        low = bottom.minus(instrument.ticks(random.nextInt(8)));
        atr = 1 + 7 * random.nextDouble();
    }

    void send(Bracket bracket, ProtectionLevels at, Price from, double riskPerContract) {
        pending = bracket;
        levels = at;
        reference = from;
        working = bracket.entry().quantity().contracts();
        workingRisk = Money.ofDouble(riskPerContract).times(working);
    }

    void exit() {
        exiting = true;
    }

    /** Entry and exits of the bar; whether a trade ended flat in it. */
    boolean trade(RandomGenerator random, long timeMillis) {
        enter(random, timeMillis);
        if (position == 0 || levels == null) {
            return false;
        }
        OrderSide side = position > 0 ? OrderSide.BUY : OrderSide.SELL;
        Price stop = trailing.stop();
        Price gapped = open.minus(stop).times(side.sign());
        Price worst = side == OrderSide.BUY ? low : high;
        if (!gapped.isAbove(Price.ZERO) || exiting) {
            if (gapped.isBelow(Price.ZERO)) {
                beyondStops = beyondStops.plus(instrument.value(gapped.abs(), Math.abs(position)));
            }
            leave(slipped(open, side.opposite()));
            return true;
        }
        if (!worst.minus(stop).times(side.sign()).isAbove(Price.ZERO)) {
            leave(slipped(stop, side.opposite()));
            return true;
        }
        Price best = side == OrderSide.BUY ? high : low;
        if (levels.gain(side, best).isBelow(Price.ZERO)) {
            leave(levels.target());
            return true;
        }
        return false;
    }

    /** Moves the stop as the gate must allow it. */
    void trail(RiskGate gate) {
        if (position == 0) {
            return;
        }
        Price before = trailing.stop();
        if (trailing.onBar(high.toDouble(), low.toDouble())) {
            OrderReport working =
                    new OrderReport(stopOrder(before), OrderState.WORKING, 0, 1, 0, null);
            OrderChange tighter =
                    new OrderChange(
                            new OrderId("d", 1), Quantity.of(Math.abs(position)), trailing.stop());
            assertThat(gate.mayChange(instrument, working, tighter, position, null)).isTrue();
            OrderReport moved =
                    new OrderReport(stopOrder(trailing.stop()), OrderState.WORKING, 0, 1, 0, null);
            OrderChange back =
                    new OrderChange(new OrderId("d", 1), Quantity.of(Math.abs(position)), before);
            assertThat(gate.mayChange(instrument, moved, back, position, null)).isFalse();
        }
    }

    void restart() {
        TrailingState state = trailing.snapshot().orElse(null);
        trailing = new TrailingStop(settings, instrument);
        if (state != null) {
            trailing.restore(state);
        }
    }

    Money equity() {
        return cash.plus(instrument.value(close, position));
    }

    /** What position and working entry can lose from here to their stops, costs included. */
    Money openRisk() {
        Money risk = workingRisk == null ? Money.ZERO : workingRisk;
        if (position == 0) {
            return risk;
        }
        Price left = close.minus(trailing.stop()).times(Integer.signum(position));
        Money atStop =
                left.isBelow(Price.ZERO) ? Money.ZERO : instrument.value(left, Math.abs(position));
        Money perContract = instrument.commission().plus(instrument.value(instrument.ticks(1), 1));
        return risk.plus(atStop).plus(perContract.times(Math.abs(position)));
    }

    private void enter(RandomGenerator random, long timeMillis) {
        if (pending == null || levels == null || reference == null) {
            return;
        }
        Order entry = pending.entry();
        int asked = entry.quantity().contracts();
        int fate = random.nextInt(10);
        int filled = fate == 0 ? 0 : fate < 3 ? 1 + random.nextInt(asked) : asked;
        pending = null;
        working = 0;
        workingRisk = null;
        if (filled == 0) {
            return;
        }
        Price price = slipped(open, entry.side());
        tradeStart = cash;
        book(entry.side(), filled, price);
        position = entry.side().sign() * filled;
        entryMillis = timeMillis;
        levels = levels.shifted(instrument, entry.side(), reference, price);
        trailing.start(entry.side(), price, atr, levels.stop());
        initialRisk = instrument.value(levels.stopDistance(price), filled);
    }

    private void leave(Price price) {
        book(position > 0 ? OrderSide.SELL : OrderSide.BUY, Math.abs(position), price);
        position = 0;
        exiting = false;
        trailing.end();
    }

    private void book(OrderSide side, int contracts, Price price) {
        cash =
                cash.minus(instrument.value(price, side.sign() * contracts))
                        .minus(instrument.commission().times(contracts));
    }

    private Price slipped(Price price, OrderSide side) {
        return price.plus(instrument.ticks(side.sign()));
    }

    private Order stopOrder(Price price) {
        return Order.stop(
                new OrderId("d", 1),
                instrument.symbol(),
                OrderRole.STOP,
                OrderSide.closing(position),
                Quantity.of(Math.abs(position)),
                price);
    }
}
