package io.mytrader.api.message;

import io.mytrader.api.body.Account;
import io.mytrader.api.body.BarItem;
import io.mytrader.api.body.EquityItem;
import io.mytrader.api.body.OrderItem;
import io.mytrader.api.body.Performance;
import io.mytrader.api.body.PositionItem;
import io.mytrader.api.body.Risk;
import io.mytrader.api.body.SignalItem;
import io.mytrader.api.body.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a client needs to show the present without having seen the past.
 *
 * @param orders working ones
 * @param lastSignal the newest of a closed bar, HOLD included; null before the first
 * @param equity newest last, at most 500
 * @param bars newest last, at most 500 of each instrument; the last may be forming
 */
public record Snapshot(
        Status status,
        List<PositionItem> positions,
        List<OrderItem> orders,
        @Nullable SignalItem lastSignal,
        Risk risk,
        Account account,
        Performance performance,
        List<EquityItem> equity,
        List<BarItem> bars) {
    public Snapshot {
        positions = List.copyOf(positions);
        orders = List.copyOf(orders);
        equity = List.copyOf(equity);
        bars = List.copyOf(bars);
    }
}
