package io.mytrader.risk;

import io.mytrader.exit.ProtectionLevels;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.market.TickRounding;
import io.mytrader.order.Bracket;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderRequest;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.SingleOrder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Builds the orders of an entry. Safe from any thread. */
final class EntryOrders {
    private final EntrySettings settings;

    EntryOrders(EntrySettings settings) {
        this.settings = settings;
    }

    /** A bracket, or the entry alone when there are no levels. */
    OrderRequest request(
            EntryProposal proposal,
            @Nullable ProtectionLevels levels,
            Quantity quantity,
            Supplier<OrderId> ids) {
        Order entry = entry(proposal, quantity, ids.get());
        if (levels == null) {
            return new SingleOrder(entry);
        }
        String symbol = proposal.instrument().symbol();
        OrderSide closing = proposal.side().opposite();
        Order stop =
                Order.stop(ids.get(), symbol, OrderRole.STOP, closing, quantity, levels.stop());
        Order target =
                Order.limit(
                        ids.get(), symbol, OrderRole.TARGET, closing, quantity, levels.target());
        return new Bracket(entry, stop.childOf(entry.id()), target.childOf(entry.id()));
    }

    private Order entry(EntryProposal proposal, Quantity quantity, OrderId id) {
        String symbol = proposal.instrument().symbol();
        return switch (settings.order()) {
            case MARKET -> Order.market(id, symbol, OrderRole.ENTRY, proposal.side(), quantity);
            case LIMIT ->
                    Order.limit(
                            id,
                            symbol,
                            OrderRole.ENTRY,
                            proposal.side(),
                            quantity,
                            worstPrice(proposal));
        };
    }

    private Price worstPrice(EntryProposal proposal) {
        Instrument instrument = proposal.instrument();
        Price offset = instrument.ticks(settings.limitOffsetTicks() * proposal.side().sign());
        return instrument.toTick(
                proposal.reference().plus(offset),
                proposal.side() == OrderSide.BUY ? TickRounding.UP : TickRounding.DOWN);
    }
}
