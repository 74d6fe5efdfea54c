package io.mytrader.engine;

import io.mytrader.account.Position;
import io.mytrader.broker.BrokerEvent;
import io.mytrader.market.Price;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot of the broker says of one instrument; what is missing does not exist.
 *
 * @param timeMillis of the snapshot
 * @param contracts signed position
 * @param averagePrice of the position, in points; zero when flat
 * @param contract that is held, if the broker names one and no other
 * @param orders of the instrument, live and ended
 * @param executions of the instrument, oldest first
 * @param commissions of the whole account
 */
record BrokerView(
        long timeMillis,
        int contracts,
        Price averagePrice,
        @Nullable YearMonth contract,
        List<OrderReport> orders,
        List<Execution> executions,
        List<CommissionReport> commissions) {

    static BrokerView of(BrokerEvent.Snapshot snapshot, String symbol) {
        int contracts = 0;
        Price average = Price.ZERO;
        YearMonth contract = null;
        boolean several = false;
        for (Position position : snapshot.positions()) {
            if (position.symbol().equals(symbol)) {
                contracts += position.contracts();
                average = position.averagePrice();
                several |= contract != null && !contract.equals(position.contract());
                contract = position.contract();
            }
        }
        return new BrokerView(
                snapshot.timeMillis(),
                contracts,
                average,
                several ? null : contract,
                snapshot.orders().stream()
                        .filter(report -> report.order().symbol().equals(symbol))
                        .toList(),
                snapshot.executions().stream()
                        .filter(execution -> execution.symbol().equals(symbol))
                        .toList(),
                snapshot.commissions());
    }

    @Nullable OrderReport find(OrderId id) {
        for (OrderReport report : orders) {
            if (report.order().id().equals(id)) {
                return report;
            }
        }
        return null;
    }

    List<OrderReport> liveOrders() {
        return orders.stream().filter(report -> report.state().isLive()).toList();
    }
}
