package io.mytrader.engine;

import io.mytrader.account.Position;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.market.Quantity;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import io.mytrader.order.Order;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderState;
import java.util.List;

/** What a broker tells of orders, word by word. */
final class Told {
    private Told() {}

    static BrokerEvent state(Order order, OrderState state, int filled) {
        return new BrokerEvent.OrderUpdated(report(order, state, filled));
    }

    static BrokerEvent changeRefused(Order order) {
        return new BrokerEvent.ChangeRejected(
                report(order, OrderState.WORKING, 0), 201, "order rejected");
    }

    static BrokerEvent fill(Order order, String id, int contracts, String price) {
        return new BrokerEvent.Filled(
                new Execution(
                        new ExecutionId(id + ".01"),
                        order.id(),
                        1,
                        order.symbol(),
                        order.role(),
                        order.side(),
                        Quantity.of(contracts),
                        Price.of(price),
                        DisturbedSession.START,
                        Money.ZERO));
    }

    static BrokerEvent commission(String id) {
        return new BrokerEvent.Charged(
                DisturbedSession.START,
                new CommissionReport(new ExecutionId(id + ".01"), Money.of("1.14")));
    }

    /** A complete answer, but with that position at 5000; everything else as it is. */
    static BrokerEvent holding(BrokerEvent event, int contracts) {
        return event instanceof BrokerEvent.Snapshot snapshot
                ? new BrokerEvent.Snapshot(
                        snapshot.timeMillis(),
                        snapshot.account(),
                        List.of(new Position("MES", contracts, Price.of("5000"))),
                        snapshot.orders(),
                        snapshot.executions(),
                        snapshot.commissions())
                : event;
    }

    private static OrderReport report(Order order, OrderState state, int filled) {
        return new OrderReport(order, state, filled, 1, DisturbedSession.START, null);
    }
}
