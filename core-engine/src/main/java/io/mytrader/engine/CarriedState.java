package io.mytrader.engine;

import io.mytrader.limit.RiskState;
import io.mytrader.market.Money;
import io.mytrader.sizing.TradeResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one session leaves to the next: the limits' memory, the trades that sizing learns from, and
 * what was open. Features are not part of it; they warm up from bars.
 *
 * @param closedEquity starting equity and the result of every closed trade; null when there was no
 *     session before
 * @param risk the limits' memory
 * @param trades closed trades that still count
 * @param desks one for each instrument that was traded
 */
public record CarriedState(
        @Nullable Money closedEquity,
        RiskState risk,
        List<TradeResult> trades,
        List<CarriedDesk> desks) {

    /** Before the first session. */
    public static final CarriedState NONE =
            new CarriedState(null, RiskState.EMPTY, List.of(), List.of());

    public CarriedState {
        trades = List.copyOf(trades);
        desks = List.copyOf(desks);
    }
}
