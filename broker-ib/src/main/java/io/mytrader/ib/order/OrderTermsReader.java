package io.mytrader.ib.order;

import io.mytrader.ib.wire.contract.ContractRef;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.Order;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.OrderType;
import io.mytrader.order.TimeInForce;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises orders of ours, also of earlier sessions, in what a gateway says. */
final class OrderTermsReader {
    private OrderTermsReader() {}

    /** Our identity of the order; empty for one that somebody else placed. */
    static Optional<OrderId> idOf(String orderRef) {
        try {
            return Optional.of(OrderId.parse(orderRef));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    /**
     * The order that these terms say; empty if none of ours can look like that.
     *
     * @param position signed contracts held, which tells an exit from an entry
     */
    static Optional<Order> read(OrderId id, ContractRef contract, OrderTerms terms, int position) {
        OrderType type = type(terms.text(OrderField.ORDER_TYPE));
        int contracts = contracts(terms);
        String action = terms.text(OrderField.ACTION);
        if (type == null || contracts <= 0 || !(action.equals("BUY") || action.equals("SELL"))) {
            return Optional.empty();
        }
        OrderSide side = OrderSide.valueOf(action);
        OrderId parent = idOf(terms.text(OrderField.OCA_GROUP)).orElse(null);
        return Optional.of(
                new Order(
                        id,
                        contract.symbol(),
                        role(type, side, parent, position),
                        side,
                        type,
                        Quantity.of(contracts),
                        type == OrderType.LIMIT ? price(terms, OrderField.LIMIT_PRICE) : null,
                        type == OrderType.STOP ? price(terms, OrderField.AUX_PRICE) : null,
                        terms.text(OrderField.TIME_IN_FORCE).equals("GTC")
                                ? TimeInForce.GTC
                                : TimeInForce.DAY,
                        parent));
    }

    /** The same order with quantity and price as these terms say. */
    static Order updated(Order order, OrderTerms terms) {
        int contracts = contracts(terms);
        return new Order(
                order.id(),
                order.symbol(),
                order.role(),
                order.side(),
                order.type(),
                contracts > 0 ? Quantity.of(contracts) : order.quantity(),
                order.type() == OrderType.LIMIT ? price(terms, OrderField.LIMIT_PRICE) : null,
                order.type() == OrderType.STOP ? price(terms, OrderField.AUX_PRICE) : null,
                order.timeInForce(),
                order.parent());
    }

    /** An order that filled completely may come with a total of zero. */
    private static int contracts(OrderTerms terms) {
        return whole(terms, OrderField.TOTAL_QUANTITY)
                .max(whole(terms, OrderField.FILLED_QUANTITY))
                .intValue();
    }

    static BigDecimal whole(OrderTerms terms, OrderField field) {
        return terms.decimal(field).orElse(BigDecimal.ZERO);
    }

    private static Price price(OrderTerms terms, OrderField field) {
        return WirePrice.price(whole(terms, field));
    }

    private static @Nullable OrderType type(String name) {
        return switch (name) {
            case "MKT" -> OrderType.MARKET;
            case "LMT" -> OrderType.LIMIT;
            case "STP" -> OrderType.STOP;
            default -> null;
        };
    }

    private static OrderRole role(
            OrderType type, OrderSide side, @Nullable OrderId parent, int position) {
        boolean closes = side.sign() == -Integer.signum(position);
        return switch (type) {
            case STOP -> OrderRole.STOP;
            case LIMIT -> parent != null || closes ? OrderRole.TARGET : OrderRole.ENTRY;
            case MARKET -> closes ? OrderRole.EXIT : OrderRole.ENTRY;
        };
    }
}
