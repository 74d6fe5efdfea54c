package io.mytrader.gateway.client;

import io.mytrader.broker.Broker;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.ApprovedOrder;
import io.mytrader.order.Bracket;
import io.mytrader.order.Order;
import io.mytrader.order.OrderChange;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderRole;
import io.mytrader.order.OrderSide;
import io.mytrader.order.SingleOrder;

/** Makes and sends orders of MES under ids of one session. */
final class Orders {
    private final Broker broker;
    private final String session;
    private long last;

    Orders(Broker broker, String session) {
        this.broker = broker;
        this.session = session;
    }

    OrderId id() {
        return new OrderId(session, ++last);
    }

    /** Buys at the market, with a stop at 5290 and a target at 5310. */
    Bracket buy(int contracts) {
        OrderId entry = id();
        return send(
                bracket(
                        Order.market(
                                entry,
                                "MES",
                                OrderRole.ENTRY,
                                OrderSide.BUY,
                                Quantity.of(contracts)),
                        "5290",
                        "5310"));
    }

    /** Buys at a limit, with a stop ten points below and a target twenty above. */
    Bracket buyAt(int contracts, String limit) {
        OrderId entry = id();
        Price price = Price.of(limit);
        return send(
                bracket(
                        Order.limit(
                                entry,
                                "MES",
                                OrderRole.ENTRY,
                                OrderSide.BUY,
                                Quantity.of(contracts),
                                price),
                        price.minus(Price.of("10")).toString(),
                        price.plus(Price.of("20")).toString()));
    }

    private Bracket bracket(Order entry, String stop, String target) {
        return new Bracket(
                entry,
                Order.stop(
                                id(),
                                "MES",
                                OrderRole.STOP,
                                entry.side().opposite(),
                                entry.quantity(),
                                Price.of(stop))
                        .childOf(entry.id()),
                Order.limit(
                                id(),
                                "MES",
                                OrderRole.TARGET,
                                entry.side().opposite(),
                                entry.quantity(),
                                Price.of(target))
                        .childOf(entry.id()));
    }

    Bracket send(Bracket bracket) {
        broker.submit(ApprovedOrder.approvedByRiskGate(bracket));
        return bracket;
    }

    OrderId exit(OrderSide side, int contracts) {
        OrderId id = id();
        broker.submit(
                ApprovedOrder.approvedByRiskGate(
                        new SingleOrder(
                                Order.market(
                                        id, "MES", OrderRole.EXIT, side, Quantity.of(contracts)))));
        return id;
    }

    void move(Order order, String price) {
        broker.modify(new OrderChange(order.id(), order.quantity(), Price.of(price)));
    }
}
