package io.mytrader.engine;

import io.mytrader.limit.RiskState;
import io.mytrader.market.Money;
import io.mytrader.sizing.TradeResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one session leaves to the next: the limits' memory, the trades that sizing learns from, what
 * was open, and whether people paused it. Features are not part of it; they warm up from bars.
 *
 * @param closedEquity starting equity and the result of every closed trade; null when there was no
 *     session before
 * @param risk the limits' memory
 * @param trades closed trades that still count
 * @param desks one for each instrument that was traded
 * @param paused whether an operator wants no entries until resuming
 */
public record CarriedState(
        @Nullable Money closedEquity,
        RiskState risk,
        List<TradeResult> trades,
        List<CarriedDesk> desks,
        boolean paused) {

    /** Before the first session. */
    public static final CarriedState NONE =
            new CarriedState(null, RiskState.EMPTY, List.of(), List.of());

    /** What a session left that nobody had paused, and what older ones recorded. */
    public CarriedState(
            @Nullable Money closedEquity,
            RiskState risk,
            List<TradeResult> trades,
            List<CarriedDesk> desks) {
        this(closedEquity, risk, trades, desks, false);
    }

    public CarriedState {
        trades = List.copyOf(trades);
        desks = List.copyOf(desks);
    }
}
