package io.mytrader.engine;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.OrderSide;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trade while it lasts, booked from executions and commission reports alone.
 *
 * <p>Exact: money is summed as price nanos times contracts. Engine thread only.
 */
final class OpenTrade {
    private final Instrument instrument;
    private final String strategy;
    private final String regime;
    private final OrderSide side;
    private final @Nullable Price stopDistance;
    private final Map<ExecutionId, Integer> uncharged = new LinkedHashMap<>();

    private int position;
    private int entered;
    private int exited;
    private long entryNanos;
    private long exitNanos;
    private long flowNanos;
    private long entryMillis;
    private long exitMillis;
    private Money commission = Money.ZERO;
    private Money slippage = Money.ZERO;
    private double highest;
    private double lowest;
    private int barsHeld;
    private ExitReason exitReason = ExitReason.OPERATOR;

    /**
     * @param stopDistance from entry to initial stop, or null without a stop
     */
    OpenTrade(
            Instrument instrument,
            String strategy,
            String regime,
            OrderSide side,
            @Nullable Price stopDistance) {
        this.instrument = instrument;
        this.strategy = strategy;
        this.regime = regime;
        this.side = side;
        this.stopDistance = stopDistance;
    }

    /** As another session left it. */
    static OpenTrade restored(Instrument instrument, OpenTradeState saved) {
        OpenTrade trade =
                new OpenTrade(
                        instrument,
                        saved.strategy(),
                        saved.regime(),
                        saved.side(),
                        saved.stopDistance());
        trade.position = saved.position();
        trade.entered = saved.entered();
        trade.exited = saved.exited();
        trade.entryNanos = saved.entryNanos();
        trade.exitNanos = saved.exitNanos();
        trade.flowNanos = saved.flowNanos();
        trade.entryMillis = saved.entryMillis();
        trade.exitMillis = saved.exitMillis();
        trade.commission = saved.commission();
        trade.slippage = saved.slippage();
        trade.highest = saved.highest();
        trade.lowest = saved.lowest();
        trade.barsHeld = saved.barsHeld();
        trade.exitReason = saved.exitReason();
        saved.uncharged().forEach(open -> trade.uncharged.put(open.id(), open.contracts()));
        return trade;
    }

    OpenTradeState snapshot() {
        List<OpenTradeState.Uncharged> open = new ArrayList<>();
        uncharged.forEach((id, contracts) -> open.add(new OpenTradeState.Uncharged(id, contracts)));
        return new OpenTradeState(
                strategy,
                regime,
                side,
                stopDistance,
                position,
                entered,
                exited,
                entryNanos,
                exitNanos,
                flowNanos,
                entryMillis,
                exitMillis,
                commission,
                slippage,
                highest,
                lowest,
                barsHeld,
                exitReason,
                open);
    }

    /** Signed contracts; none while exits are known whose entries are still to be reported. */
    int position() {
        return isOutOfOrder() ? 0 : position;
    }

    /** Whether executions are missing that came before known ones. */
    boolean isOutOfOrder() {
        return exited > entered;
    }

    /** Signed contracts of entries that are missing for the exits. */
    int overrun() {
        return Math.max(0, exited - entered) * side.sign();
    }

    OrderSide side() {
        return side;
    }

    long entryMillis() {
        return entryMillis;
    }

    int barsHeld() {
        return barsHeld;
    }

    Price averageEntry() {
        return new Price(Math.round((double) entryNanos / entered));
    }

    /** Books a fill; its side says whether it adds or reduces, whatever its order was meant for. */
    void book(Execution execution, ExitReason reason) {
        int contracts = execution.quantity().contracts();
        long nanos = Math.multiplyExact(execution.price().nanos(), contracts);
        double price = execution.price().toDouble();
        if (execution.side() == side) {
            if (entered == 0) {
                entryMillis = execution.timeMillis();
                highest = price;
                lowest = price;
            }
            entered += contracts;
            entryNanos = Math.addExact(entryNanos, nanos);
        } else {
            exited += contracts;
            exitNanos = Math.addExact(exitNanos, nanos);
            exitMillis = execution.timeMillis();
            exitReason = reason;
            highest = Math.max(highest, price);
            lowest = Math.min(lowest, price);
        }
        position += execution.signedContracts();
        flowNanos =
                Math.subtractExact(flowNanos, Math.multiplyExact(nanos, execution.side().sign()));
        slippage = slippage.plus(execution.slippage());
        uncharged.put(execution.id(), contracts);
    }

    /** Adds a commission if it belongs to this trade. */
    boolean charge(ExecutionId id, Money amount) {
        if (uncharged.remove(id) == null) {
            return false;
        }
        commission = commission.plus(amount);
        return true;
    }

    /**
     * Books what the catalogue says for executions whose commission was never reported.
     *
     * @return how many contracts that are
     */
    int chargeUsual() {
        int contracts = uncharged.values().stream().mapToInt(Integer::intValue).sum();
        commission = commission.plus(instrument.commission().times(contracts));
        uncharged.clear();
        return contracts;
    }

    /** Epoch milliseconds of the newest exit fill; 0 before the first. */
    long exitMillis() {
        return exitMillis;
    }

    /** Follows the extremes of a closed bar through which the position was held. */
    void held(Bar bar) {
        barsHeld++;
        highest = Math.max(highest, bar.high());
        lowest = Math.min(lowest, bar.low());
    }

    /** Flat again, and every execution's commission is known. */
    boolean isSettled() {
        return entered > 0 && exited == entered && uncharged.isEmpty();
    }

    /** Result so far at a price, after the commissions known. */
    Money resultAt(Price mark) {
        long marked = Math.multiplyExact(mark.nanos(), position);
        return instrument.value(new Price(Math.addExact(flowNanos, marked)), 1).minus(commission);
    }

    /** Result of the contracts that are open at a price, before commissions. */
    Money unrealizedAt(Price mark) {
        return position() == 0
                ? Money.ZERO
                : instrument.value(mark.minus(averageEntry()), position);
    }

    /** What the open contracts could lose to their initial stop; null without one. */
    @Nullable Money initialRisk() {
        return stopDistance == null ? null : instrument.value(stopDistance, Math.abs(position));
    }

    ClosedTrade close(long tradeId) {
        double entry = (double) entryNanos / entered / 1e9;
        double up = Math.max(0, highest - entry);
        double down = Math.max(0, entry - lowest);
        boolean isLong = side == OrderSide.BUY;
        return new ClosedTrade(
                tradeId,
                instrument.symbol(),
                strategy,
                regime,
                side,
                entered,
                entryMillis,
                averageEntry(),
                exitMillis,
                new Price(Math.round((double) exitNanos / exited)),
                exitReason,
                instrument.value(new Price(flowNanos), 1),
                commission,
                slippage,
                stopDistance == null ? null : instrument.value(stopDistance, entered),
                instrument.value(Price.ofDouble(isLong ? down : up), entered),
                instrument.value(Price.ofDouble(isLong ? up : down), entered),
                barsHeld);
    }
}
