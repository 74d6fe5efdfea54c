package io.mytrader.simulation;

import io.mytrader.account.Position;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One instrument at the simulated exchange: resting orders, position and last price. */
final class ExchangeBook {
    final Instrument instrument;
    final List<RestingOrder> live = new ArrayList<>();

    /** Orders that ended and executions of the current exchange day, for snapshots. */
    final List<RestingOrder> ended = new ArrayList<>();

    final List<Execution> executions = new ArrayList<>();
    final List<CommissionReport> commissions = new ArrayList<>();

    /** Epoch day of the current exchange day. */
    long exchangeDay = Long.MIN_VALUE;

    /** Epoch milliseconds UTC of the newest price; 0 before the first. */
    long timeMillis;

    /** Whether the position was entered at a price inside the bar that is not complete yet. */
    boolean enteredOnPrice;

    double lastPrice = Double.NaN;
    int position;

    /** Sum of -signed contracts x price since the position was flat, in price nanos. */
    private long flowNanos;

    private int openedContracts;
    private long openedNanos;

    ExchangeBook(Instrument instrument) {
        this.instrument = instrument;
    }

    /** Goes on where the book was left. */
    void restore(SimulatedAccount.Book kept) {
        timeMillis = kept.timeMillis();
        exchangeDay = kept.exchangeDay();
        lastPrice = kept.lastPrice();
        position = kept.position();
        flowNanos = kept.flowNanos();
        openedContracts = kept.openedContracts();
        openedNanos = kept.openedNanos();
        executions.addAll(kept.executions());
        commissions.addAll(kept.commissions());
        Map<Long, RestingBracket> brackets = new LinkedHashMap<>();
        kept.ended().forEach(order -> ended.add(restored(order, brackets)));
        kept.live().forEach(order -> live.add(restored(order, brackets)));
    }

    private static RestingOrder restored(
            SimulatedAccount.Resting kept, Map<Long, RestingBracket> brackets) {
        RestingBracket bracket =
                kept.bracket() == 0
                        ? null
                        : brackets.computeIfAbsent(kept.bracket(), RestingBracket::new);
        RestingOrder resting = RestingOrder.of(kept, bracket);
        if (bracket != null && kept.order().role() == OrderRole.STOP) {
            bracket.stop = resting;
        } else if (bracket != null && kept.order().role() == OrderRole.TARGET) {
            bracket.target = resting;
        }
        return resting;
    }

    SimulatedAccount.Book state() {
        return new SimulatedAccount.Book(
                instrument.symbol(),
                timeMillis,
                exchangeDay,
                lastPrice,
                position,
                flowNanos,
                openedContracts,
                openedNanos,
                live.stream().map(RestingOrder::kept).toList(),
                ended.stream().map(RestingOrder::kept).toList(),
                executions,
                commissions);
    }

    void startDay(long day) {
        if (day != exchangeDay) {
            exchangeDay = day;
            ended.clear();
            executions.clear();
            commissions.clear();
        }
    }

    @Nullable RestingOrder find(OrderId id) {
        for (int i = 0; i < live.size(); i++) {
            if (live.get(i).order.id().equals(id)) {
                return live.get(i);
            }
        }
        return null;
    }

    @Nullable RestingOrder findEnded(OrderId id) {
        for (int i = ended.size() - 1; i >= 0; i--) {
            if (ended.get(i).order.id().equals(id)) {
                return ended.get(i);
            }
        }
        return null;
    }

    /** Books a fill; returns the money realised when it makes the position flat. */
    Money book(Execution execution) {
        executions.add(execution);
        int signed = execution.signedContracts();
        if (position == 0 || Integer.signum(position) == Integer.signum(signed)) {
            openedContracts += Math.abs(signed);
            openedNanos =
                    Math.addExact(
                            openedNanos,
                            Math.multiplyExact(execution.price().nanos(), Math.abs(signed)));
        }
        flowNanos =
                Math.subtractExact(
                        flowNanos, Math.multiplyExact(execution.price().nanos(), signed));
        position += signed;
        if (position != 0) {
            return Money.ZERO;
        }
        Money realized = instrument.value(new Price(flowNanos), 1);
        flowNanos = 0;
        openedContracts = 0;
        openedNanos = 0;
        return realized;
    }

    /** What the open position and its partial exits are worth at the last price. */
    Money unrealized() {
        if (position == 0) {
            return Money.ZERO;
        }
        long mark = Math.multiplyExact(Price.ofDouble(lastPrice).nanos(), position);
        return instrument.value(new Price(Math.addExact(flowNanos, mark)), 1);
    }

    Position position() {
        return position == 0
                ? Position.flat(instrument.symbol())
                : new Position(
                        instrument.symbol(), position, new Price(openedNanos / openedContracts));
    }
}
