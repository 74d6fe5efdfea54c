package io.mytrader.gateway.order;

import io.mytrader.gateway.market.WireNumber;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderState;
import io.mytrader.ib.wire.order.OrderTerms;
import io.mytrader.ib.wire.server.OrderReply.CommissionReport;
import io.mytrader.ib.wire.server.OrderReply.CompletedOrder;
import io.mytrader.ib.wire.server.OrderReply.ExecutionDetails;
import io.mytrader.ib.wire.server.OrderReply.OpenOrder;
import io.mytrader.ib.wire.server.OrderReply.OrderStatus;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.math.BigDecimal;

/** Says in the words of the wire what an order or execution is. Safe from any thread. */
final class OrderReports {
    private static final String CURRENCY = "USD";

    private final String account;
    private final GatewayTimes times;

    OrderReports(String account, GatewayTimes times) {
        this.account = account;
        this.times = times;
    }

    OpenOrder openOrder(SimulatedOrder order, boolean withCommission) {
        OrderState state = OrderState.of(order.phase().wireName());
        if (withCommission) {
            state = state.withCommission(WireNumber.of(order.commission()), CURRENCY);
        }
        return openOrder(order, state);
    }

    OpenOrder openOrder(SimulatedOrder order, OrderState state) {
        return new OpenOrder(
                order.key().orderId(), order.contract().onExchange(), terms(order).build(), state);
    }

    OrderStatus status(SimulatedOrder order) {
        SimulatedOrder parent = order.parent();
        Price lastFill = order.lastFillPrice();
        return new OrderStatus(
                order.key().orderId(),
                order.phase().wireName(),
                BigDecimal.valueOf(order.filled()),
                BigDecimal.valueOf(order.remaining()),
                order.averagePrice(),
                order.permId(),
                parent == null ? 0 : parent.key().orderId(),
                lastFill == null ? BigDecimal.ZERO : WireNumber.of(lastFill),
                order.key().clientId(),
                order.whyHeld(),
                BigDecimal.ZERO);
    }

    ExecutionDetails execution(Execution execution, int requestId) {
        SimulatedOrder order = execution.order();
        return new ExecutionDetails(
                requestId,
                order.key().orderId(),
                order.contract().inExecution(),
                execution.id(),
                times.text(execution.millis()),
                account,
                order.contract().instrument().exchange(),
                order.sign() > 0 ? "BOT" : "SLD",
                BigDecimal.valueOf(execution.contracts()),
                WireNumber.of(execution.price()),
                order.permId(),
                order.key().clientId(),
                0,
                BigDecimal.valueOf(execution.cumulative()),
                execution.averagePrice(),
                order.orderRef(),
                "",
                null,
                "",
                order.kind() == OrderKind.LIMIT ? 1 : 2,
                false);
    }

    CommissionReport commission(Execution execution) {
        Money realized = execution.realized();
        return new CommissionReport(
                execution.id(),
                WireNumber.of(execution.commission()),
                CURRENCY,
                realized == null ? null : WireNumber.of(realized),
                null,
                "");
    }

    CompletedOrder completed(SimulatedOrder order) {
        boolean filled = order.phase() == OrderPhase.FILLED;
        SimulatedOrder parent = order.parent();
        OrderTerms terms =
                terms(order)
                        .set(OrderField.TOTAL_QUANTITY, filled ? 0 : order.quantity())
                        .set(OrderField.FILLED_QUANTITY, order.filled())
                        .set(OrderField.STATUS, order.phase().wireName())
                        .set(OrderField.PARENT_PERM_ID, parent == null ? 0 : parent.permId())
                        .set(OrderField.COMPLETED_TIME, times.text(order.endedMillis()))
                        .set(OrderField.COMPLETED_STATUS, order.endedText())
                        .build();
        return new CompletedOrder(order.contract().onExchange(), terms);
    }

    /** The client's own terms, with what the broker fills in. */
    private OrderTerms.Builder terms(SimulatedOrder order) {
        OrderTerms.Builder terms =
                order.terms().toBuilder()
                        .set(OrderField.TOTAL_QUANTITY, order.quantity())
                        .set(OrderField.ACCOUNT, account)
                        .set(OrderField.CLIENT_ID, order.key().clientId())
                        .set(OrderField.PERM_ID, order.permId())
                        .set(
                                OrderField.SHARES_ALLOCATION,
                                order.permId() + "." + order.revision() + "/" + account + "/100")
                        .set(OrderField.CLEARING_INTENT, "IB");
        if (!order.terms().isSet(OrderField.LIMIT_PRICE)) {
            terms.set(OrderField.LIMIT_PRICE, "0.0");
        }
        if (!order.terms().isSet(OrderField.AUX_PRICE)) {
            terms.set(OrderField.AUX_PRICE, "0.0");
        }
        SimulatedOrder parent = order.parent();
        if (parent != null && !order.terms().isSet(OrderField.OCA_GROUP)) {
            terms.set(OrderField.OCA_GROUP, Long.toString(parent.permId()))
                    .set(OrderField.OCA_TYPE, 3);
        }
        Price stop = order.stopLevel();
        if (order.kind().isTrailing() && stop != null) {
            terms.set(OrderField.TRAIL_STOP_PRICE, WireNumber.of(stop))
                    .set(OrderField.CURRENT_TRAIL_STOP_PRICE, WireNumber.of(stop));
        }
        return terms;
    }
}
