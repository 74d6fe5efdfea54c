package io.mytrader.engine;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One instrument's trades, booked from executions and commission reports alone, each once in
 * whatever order they arrive. Engine thread only.
 */
final class TradeBook {
    /** A commission that has not been reported by then is taken from the catalogue. */
    private static final long COMMISSION_MILLIS = 60_000;

    private final Instrument instrument;
    private final Set<ExecutionId> booked = new LinkedHashSet<>();
    private final Set<ExecutionId> bookedBefore = new LinkedHashSet<>();
    private @Nullable OpenTrade trade;
    private @Nullable Execution last;
    private Money realized = Money.ZERO;
    private long lastTradeId;
    private long exchangeDay = Long.MIN_VALUE;

    TradeBook(Instrument instrument) {
        this.instrument = instrument;
    }

    /** Signed contracts. */
    int position() {
        return trade == null ? 0 : trade.position();
    }

    boolean isFlat() {
        return position() == 0;
    }

    /** Whether executions are missing that came before known ones. */
    boolean isOutOfOrder() {
        return trade != null && trade.isOutOfOrder();
    }

    /** Signed contracts of entries that are missing for the exits that were reported. */
    int overrun() {
        OpenTrade open = trade;
        return open == null ? 0 : open.overrun();
    }

    /** The open trade, or one that is flat and waits for its last commission; else null. */
    @Nullable OpenTrade trade() {
        return trade;
    }

    /** The newest execution; null before the first. */
    @Nullable Execution lastExecution() {
        return last;
    }

    /** Result of all closed trades and of the open one at a price, known commissions included. */
    Money resultAt(Price price) {
        return trade == null ? realized : realized.plus(trade.resultAt(price));
    }

    /** Result of all closed trades. */
    Money realized() {
        return realized;
    }

    /** Remembers an execution; false if it, or one that it corrects, is in the book already. */
    boolean isNew(ExecutionId id) {
        return booked.add(new ExecutionId(id.root()));
    }

    /**
     * Books a fill.
     *
     * @param plan what the entry was decided on; null for a position that was adopted
     */
    OpenTrade book(Execution execution, ExitReason reason, @Nullable EntryPlan plan) {
        OpenTrade open = trade;
        if (open == null) {
            open =
                    new OpenTrade(
                            instrument,
                            plan == null ? "adopted" : plan.strategy(),
                            plan == null ? "unknown" : plan.regime(),
                            execution.role().reduces()
                                    ? execution.side().opposite()
                                    : execution.side(),
                            plan == null ? null : plan.stopDistance());
            trade = open;
        }
        open.book(execution, reason);
        last = execution;
        return open;
    }

    /** Adds a commission to the trade; false if it is not for one of its executions. */
    boolean charge(CommissionReport report) {
        return trade != null && trade.charge(report.executionId(), report.commission());
    }

    /**
     * Books the catalogue's commission where none was reported for a long time after the trade.
     *
     * @return for how many contracts
     */
    int chargeUsual(long nowMillis) {
        OpenTrade ended = trade;
        return ended == null
                        || ended.position() != 0
                        || ended.isOutOfOrder()
                        || nowMillis - ended.exitMillis() < COMMISSION_MILLIS
                ? 0
                : ended.chargeUsual();
    }

    /** The same at once, when nothing more will be reported of the trade. */
    void chargeUsualNow() {
        if (trade != null) {
            trade.chargeUsual();
        }
    }

    /** Closes the trade if it is flat and its costs are known; else null. */
    @Nullable ClosedTrade settle() {
        OpenTrade ended = trade;
        if (ended == null || !ended.isSettled()) {
            return null;
        }
        ClosedTrade closed = ended.close(++lastTradeId);
        realized = realized.plus(closed.netPnl());
        trade = null;
        return closed;
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

    /** Executions that may be reported again. */
    List<ExecutionId> booked() {
        return List.copyOf(booked);
    }

    long lastTradeId() {
        return lastTradeId;
    }

    /** Becomes what another session left. */
    void restore(CarriedDesk saved) {
        lastTradeId = saved.lastTradeId();
        booked.addAll(saved.booked());
        trade = saved.trade() == null ? null : OpenTrade.restored(instrument, saved.trade());
    }
}
