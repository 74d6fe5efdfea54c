package io.mytrader.risk;

import io.mytrader.exit.ProtectionLevels;
import io.mytrader.market.Instrument;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import org.jspecify.annotations.Nullable;

/** Whether a working order may be changed in place. Safe from any thread. */
final class ChangeRules {
    private ChangeRules() {}

    static boolean allow(
            Instrument instrument,
            OrderReport working,
            OrderChange change,
            int position,
            @Nullable ProtectionLevels shifted) {
        Order order = working.order();
        if (!order.id().equals(change.id())
                || working.state().isFinal()
                || order.role() == OrderRole.ENTRY
                || order.price() == null
                || position == 0
                || order.side() != OrderSide.closing(position)
                || !instrument.isOnTick(change.price())) {
            return false;
        }
        int remaining = change.quantity().contracts() - working.filled();
        int held = Math.absExact(position);
        if (order.role() != OrderRole.STOP) {
            return remaining > 0 && remaining <= held;
        }
        return remaining == held
                && (!loosens(order, change)
                        || (shifted != null && change.price().equals(shifted.stop())));
    }

    private static boolean loosens(Order stop, OrderChange change) {
        return stop.stopPrice() == null
                || (stop.side() == OrderSide.SELL
                        ? change.price().isBelow(stop.stopPrice())
                        : change.price().isAbove(stop.stopPrice()));
    }
}
