package io.mytrader.engine;

import io.mytrader.account.ExitReason;
import io.mytrader.event.TradingEvent;
import io.mytrader.exit.ProtectionLevels;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.order.Order;
import io.mytrader.order.OrderReport;
import org.jspecify.annotations.Nullable;

/** What a desk tells the world about its orders and its position. Safe from any thread. */
final class DeskEvents {
    private DeskEvents() {}

    static TradingEvent placing(long nowMillis, Order entry, EntryPlan plan) {
        ProtectionLevels levels = plan.levels();
        return new TradingEvent.OrderPlacing(
                nowMillis,
                entry.symbol(),
                entry.side(),
                entry.quantity().contracts(),
                plan.reference(),
                levels == null ? null : levels.stop(),
                levels == null ? null : levels.target(),
                entry.id());
    }

    static TradingEvent placed(OrderReport report, WorkingOrder entry, @Nullable OpenTrade trade) {
        return new TradingEvent.OrderPlaced(
                report.timeMillis(),
                report.order().symbol(),
                report.order().side(),
                entry.state().status(),
                entry.filled(),
                entry.filled() > 0 && trade != null ? trade.averageEntry() : null,
                entry.id());
    }

    static TradingEvent position(
            long nowMillis, Instrument instrument, OpenTrade trade, Price lastPrice) {
        return new TradingEvent.PositionChanged(
                nowMillis,
                instrument.symbol(),
                trade.position(),
                trade.averageEntry(),
                trade.unrealizedAt(lastPrice));
    }

    static TradingEvent armed(long nowMillis, Instrument instrument, ExitReason reason) {
        return new TradingEvent.SystemMessage(
                nowMillis,
                "exit_armed",
                instrument.symbol()
                        + ": the market is closed; the exit ("
                        + reason.label()
                        + ") is armed for its open and the stop goes on resting");
    }

    static TradingEvent usualCommission(long nowMillis, Instrument instrument, int contracts) {
        return new TradingEvent.SystemMessage(
                nowMillis,
                "commission_missing",
                instrument.symbol()
                        + ": the broker reported no commission for "
                        + contracts
                        + " contracts; booked the catalogue's "
                        + instrument.commission()
                        + " each");
    }
}
