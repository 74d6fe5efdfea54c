package io.mytrader.ib.order;

import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.market.Price;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderType;

/**
 * Says an order of ours in the gateway's fields. The exits of a bracket name it as their group, so
 * that each reduces or cancels the other, and so that a later session finds their entry.
 */
final class OrderTermsWriter {
    /** Reduce the others by what filled, without holding the market up. */
    private static final int OCA_REDUCE = 3;

    private OrderTermsWriter() {}

    /**
     * The message that places an order, or changes it.
     *
     * @param wanted the order as it shall rest
     * @param transmit false while more orders of the same bracket follow
     */
    static PlaceOrder placing(BrokerOrder target, Order wanted, String account, boolean transmit) {
        OrderTerms.Builder terms =
                OrderTerms.builder()
                        .set(OrderField.ACTION, wanted.side().name())
                        .set(OrderField.TOTAL_QUANTITY, wanted.quantity().contracts())
                        .set(OrderField.ORDER_TYPE, name(wanted.type()))
                        .set(OrderField.TIME_IN_FORCE, wanted.timeInForce().name())
                        .set(OrderField.ACCOUNT, account)
                        .set(OrderField.ORDER_REF, wanted.id().toString())
                        .set(OrderField.TRANSMIT, transmit)
                        .set(OrderField.OUTSIDE_RTH, wanted.type() != OrderType.MARKET);
        Price limit = wanted.limitPrice();
        if (limit != null) {
            terms.set(OrderField.LIMIT_PRICE, WirePrice.decimal(limit));
        }
        Price stop = wanted.stopPrice();
        if (stop != null) {
            terms.set(OrderField.AUX_PRICE, WirePrice.decimal(stop));
        }
        if (target.parentWireId != 0) {
            terms.set(OrderField.PARENT_ID, target.parentWireId);
        }
        OrderId parent = wanted.parent();
        if (parent != null) {
            terms.set(OrderField.OCA_GROUP, parent.toString()).set(OrderField.OCA_TYPE, OCA_REDUCE);
        }
        return new PlaceOrder(target.wireId, target.contract, terms.build());
    }

    static String name(OrderType type) {
        return switch (type) {
            case MARKET -> "MKT";
            case LIMIT -> "LMT";
            case STOP -> "STP";
        };
    }
}
