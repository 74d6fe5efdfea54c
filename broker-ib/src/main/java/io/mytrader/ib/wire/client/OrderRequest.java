package io.mytrader.ib.wire.client;

import io.mytrader.ib.wire.WireMessage;
import io.mytrader.ib.wire.contract.ContractSpec;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.ib.wire.order.PlaceOrderLayout;

/** Requests that act on orders, and queries about orders and executions. */
public sealed interface OrderRequest extends ClientMessage {

    /**
     * Places an order, or changes it when the id is that of a working one; laid out by {@link
     * PlaceOrderLayout}.
     *
     * @param orderId positive, above every earlier one of this client id
     */
    @WireMessage(id = 3)
    record PlaceOrder(
            int orderId, ContractSpec contract, String secIdType, String secId, OrderTerms terms)
            implements OrderRequest {
        /** An order for a contract that no security id names. */
        public PlaceOrder(int orderId, ContractSpec contract, OrderTerms terms) {
            this(orderId, contract, "", "", terms);
        }
    }

    /** Cancels a working order of this client id. */
    @WireMessage(id = 4, version = 1)
    record CancelOrder(int orderId, String manualOrderCancelTime) implements OrderRequest {}

    /** Asks for the open orders of this client id. */
    @WireMessage(id = 5, version = 1)
    record RequestOpenOrders() implements OrderRequest {}

    /** Asks for the open orders of every client. */
    @WireMessage(id = 16, version = 1)
    record RequestAllOpenOrders() implements OrderRequest {}

    /** Binds orders typed by hand to client id 0. */
    @WireMessage(id = 15, version = 1)
    record RequestAutoOpenOrders(boolean autoBind) implements OrderRequest {}

    /** Cancels every open order of the account. */
    @WireMessage(id = 58, version = 1)
    record RequestGlobalCancel() implements OrderRequest {}

    /**
     * Asks for the executions of the current day; empty filters match all.
     *
     * @param clientId 0 for any
     * @param time {@code yyyyMMdd-HH:mm:ss} in UTC
     * @param side {@code BUY} or {@code SELL}
     */
    @WireMessage(id = 7, version = 3)
    record RequestExecutions(
            int requestId,
            int clientId,
            String account,
            String time,
            String symbol,
            String secType,
            String exchange,
            String side)
            implements OrderRequest {}

    /** Asks for the orders that were filled or cancelled today. */
    @WireMessage(id = 99)
    record RequestCompletedOrders(boolean apiOnly) implements OrderRequest {}
}
