package io.mytrader.gateway.order;

import io.mytrader.gateway.account.Margin;
import io.mytrader.gateway.market.ListedContract;
import io.mytrader.gateway.market.WireNumber;
import io.mytrader.ib.wire.client.OrderRequest.PlaceOrder;
import io.mytrader.ib.wire.order.OrderField;
import io.mytrader.ib.wire.order.OrderState;
import io.mytrader.market.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Answers a what-if order: two open orders, the first without margins, and never a status. The
 * order itself never exists.
 */
final class MarginPreview {
    private static final String CURRENCY = "USD";

    private final Brokerage broker;
    private final OrderValidation validation;

    MarginPreview(Brokerage broker, OrderValidation validation) {
        this.broker = broker;
        this.validation = validation;
    }

    Optional<Refusal> preview(OrderKey key, PlaceOrder request, ListedContract contract) {
        if (request.terms().isSet(OrderField.TRANSMIT)
                && !request.terms().flag(OrderField.TRANSMIT)) {
            return Optional.of(
                    new Refusal(413, "What-if order should have the transmit flag set to true."));
        }
        Optional<Refusal> unsound = validation.check(request, contract);
        if (unsound.isPresent()) {
            return unsound;
        }
        broker.book().consume(key);
        OrderKind kind = OrderKind.of(request.terms().text(OrderField.ORDER_TYPE)).orElseThrow();
        SimulatedOrder order =
                new SimulatedOrder(
                        key,
                        contract,
                        request.terms(),
                        OrderTicket.of(request.terms(), kind),
                        null,
                        -1);
        order.become(OrderPhase.PRE_SUBMITTED);
        broker.audience().tell(key.clientId(), broker.reports().openOrder(order, false));
        broker.agenda()
                .after(
                        broker.timings().accept(),
                        () ->
                                broker.audience()
                                        .tell(
                                                key.clientId(),
                                                broker.reports().openOrder(order, effect(order))));
        return Optional.empty();
    }

    private OrderState effect(SimulatedOrder order) {
        Margin before = broker.margin().current();
        Margin after = broker.margin().after(order.contract(), order.sign() * order.quantity());
        BigDecimal equity = cents(broker.ledger().equity());
        BigDecimal commission =
                WireNumber.of(order.contract().instrument().commission().times(order.quantity()));
        return new OrderState(
                order.phase().wireName(),
                cents(before.initial()),
                cents(before.maintenance()),
                equity,
                cents(after.initial().plus(before.initial().negated())),
                cents(after.maintenance().plus(before.maintenance().negated())),
                commission.negate(),
                cents(after.initial()),
                cents(after.maintenance()),
                equity.subtract(commission),
                commission,
                null,
                null,
                CURRENCY,
                "");
    }

    private static BigDecimal cents(Money amount) {
        return WireNumber.cents(amount);
    }
}
