package io.mytrader.ib.wire.server;

import io.mytrader.ib.wire.SentWhenUnset;
import io.mytrader.ib.wire.UnsetValue;
import io.mytrader.ib.wire.WireMessage;
import io.mytrader.ib.wire.contract.ContractRef;
import io.mytrader.ib.wire.order.CompletedOrderLayout;
import io.mytrader.ib.wire.order.OpenOrderLayout;
import io.mytrader.ib.wire.order.OrderState;
import io.mytrader.ib.wire.order.OrderTerms;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Feedback on orders and executions. */
public sealed interface OrderReply extends ServerMessage {

    /**
     * State and quantities of an order. Duplicates are normal, and not every change is reported.
     *
     * @param status one of the published texts, {@code Submitted} and so on
     * @param permId 0 until the server accepted the order
     * @param parentId the parent's order id, 0 without one
     * @param whyHeld {@code locate}, {@code trigger}, {@code child}, {@code child,trigger} or empty
     */
    @WireMessage(id = 3)
    record OrderStatus(
            int orderId,
            String status,
            @Nullable BigDecimal filled,
            @Nullable BigDecimal remaining,
            @Nullable BigDecimal averageFillPrice,
            long permId,
            int parentId,
            @Nullable BigDecimal lastFillPrice,
            int clientId,
            String whyHeld,
            @Nullable BigDecimal marketCapPrice)
            implements OrderReply {}

    /** Terms and state of an order; laid out by {@link OpenOrderLayout}. */
    @WireMessage(id = 5)
    record OpenOrder(int orderId, ContractRef contract, OrderTerms terms, OrderState state)
            implements OrderReply {}

    /** Ends a list of open orders. */
    @WireMessage(id = 53, version = 1)
    record OpenOrderEnd() implements OrderReply {}

    /**
     * A fill. Its commission follows in a {@link CommissionReport} of the same execution id.
     *
     * @param requestId -1 when it just happened, else the query that it answers
     * @param executionId {@code aaaaaaaa.bbbbbbbb.nn.rr}; a correction differs only behind the last
     *     dot and replaces the earlier one
     * @param time see the protocol's three time forms
     * @param side {@code BOT} or {@code SLD}
     * @param lastLiquidity 0 unknown, 1 added, 2 removed, 3 routed out
     * @param pendingPriceRevision the price may still be corrected
     */
    @WireMessage(id = 11)
    record ExecutionDetails(
            int requestId,
            int orderId,
            ContractRef contract,
            String executionId,
            String time,
            String account,
            String exchange,
            String side,
            BigDecimal shares,
            BigDecimal price,
            long permId,
            int clientId,
            int liquidation,
            @Nullable BigDecimal cumulativeQuantity,
            @Nullable BigDecimal averagePrice,
            String orderRef,
            String evRule,
            @Nullable BigDecimal evMultiplier,
            String modelCode,
            int lastLiquidity,
            boolean pendingPriceRevision)
            implements OrderReply {}

    /** Ends the answer to an executions query. */
    @WireMessage(id = 55, version = 1)
    record ExecutionDetailsEnd(int requestId) implements OrderReply {}

    /**
     * The commission of a fill; a repeated report replaces the earlier one.
     *
     * @param realizedPnl net of both sides' commissions; unset when the fill opened a position
     */
    @WireMessage(id = 59, version = 1)
    record CommissionReport(
            String executionId,
            @Nullable BigDecimal commission,
            String currency,
            @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal realizedPnl,
            @SentWhenUnset(UnsetValue.DOUBLE) @Nullable BigDecimal yield,
            String yieldRedemptionDate)
            implements OrderReply {}

    /** Binds an order typed by hand to an API order id. */
    @WireMessage(id = 100)
    record OrderBound(long permId, int clientId, int orderId) implements OrderReply {}

    /** An order that ended today, without order id; laid out by {@link CompletedOrderLayout}. */
    @WireMessage(id = 101)
    record CompletedOrder(ContractRef contract, OrderTerms terms) implements OrderReply {}

    /** Ends the list of completed orders. */
    @WireMessage(id = 102)
    record CompletedOrdersEnd() implements OrderReply {}
}
