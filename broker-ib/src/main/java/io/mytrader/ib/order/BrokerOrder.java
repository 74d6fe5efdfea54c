package io.mytrader.ib.order;

import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order of ours at the broker: what rests there, and what is under way. Confined to the loop.
 */
final class BrokerOrder {
    final OrderId id;
    final ContractSpec contract;

    /** The number under which the gateway knows it; 0 for one that only its permId names. */
    final int wireId;

    /** The parent's number, as first sent; 0 for none. */
    final int parentWireId;

    /** The connection on which it was sent; 0 for one that an earlier session sent. */
    final long connection;

    final long sentMillis;

    Order order;
    OrderState state = OrderState.SENT;
    int filled;
    long permId;
    @Nullable String text;

    /** Whether the broker has said anything of it. */
    boolean answered;

    /** Whether anything was heard of it since the newest query of all orders began. */
    boolean seen;

    boolean cancelAsked;

    /** Whether the broker refused it after it had accepted it. */
    boolean refused;

    /** A change that the broker has not confirmed or refused. */
    @Nullable OrderChange pending;

    /** Whether {@link #pending} is on its way, or waits until the order is acknowledged. */
    boolean pendingSent;

    long endedMillis;
    private @Nullable OrderReport reported;

    BrokerOrder(
            Order order,
            ContractSpec contract,
            int wireId,
            int parentWireId,
            long connection,
            long sentMillis) {
        this.id = order.id();
        this.order = order;
        this.contract = contract;
        this.wireId = wireId;
        this.parentWireId = parentWireId;
        this.connection = connection;
        this.sentMillis = sentMillis;
    }

    boolean isLive() {
        return state.isLive();
    }

    /** Takes what the broker says, which counts more than what was believed before. */
    void become(OrderState said, long millis) {
        OrderState before = state;
        if (said == OrderState.FILLED || !state.isFinal()) {
            state = said;
        }
        if (state.isFinal() && !before.isFinal()) {
            endedMillis = millis;
        }
    }

    OrderReport report(long millis) {
        return new OrderReport(order, state, filled, permId, millis, text);
    }

    /** The report, if it says something that the last one did not. */
    @Nullable OrderReport news(long millis) {
        OrderReport now = report(millis);
        OrderReport last = reported;
        boolean same =
                last != null
                        && last.order().equals(now.order())
                        && last.state() == now.state()
                        && last.filled() == now.filled()
                        && last.permId() == now.permId()
                        && Objects.equals(last.text(), now.text());
        if (same) {
            return null;
        }
        reported = now;
        return now;
    }
}
