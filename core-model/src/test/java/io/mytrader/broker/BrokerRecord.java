package io.mytrader.broker;

import io.mytrader.account.Position;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.OrderId;
import io.mytrader.order.OrderReport;
import io.mytrader.order.OrderState;
import java.util.ArrayList;
import java.util.List;

/** Everything that a broker reported, in order. Safe from any thread. */
public final class BrokerRecord implements BrokerListener {
    private final List<BrokerEvent> events = new ArrayList<>();

    @Override
    public synchronized void onBrokerEvent(BrokerEvent event) {
        events.add(event);
    }

    public synchronized List<BrokerEvent> events() {
        return List.copyOf(events);
    }

    /** The events of one kind. */
    public <E extends BrokerEvent> List<E> all(Class<E> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The newest event of a kind. */
    public <E extends BrokerEvent> E last(Class<E> kind) {
        return all(kind).getLast();
    }

    public List<OrderReport> reports(OrderId id) {
        return all(BrokerEvent.OrderUpdated.class).stream()
                .map(BrokerEvent.OrderUpdated::report)
                .filter(report -> report.order().id().equals(id))
                .toList();
    }

    /** The newest report of an order. */
    public OrderReport report(OrderId id) {
        return reports(id).getLast();
    }

    /** The state of an order after all its reports. */
    public OrderState state(OrderId id) {
        OrderState state = OrderState.INTENT;
        for (OrderReport report : reports(id)) {
            state = state.after(report.state());
        }
        return state;
    }

    public List<Execution> executions() {
        return all(BrokerEvent.Filled.class).stream().map(BrokerEvent.Filled::execution).toList();
    }

    public List<Execution> executions(OrderId id) {
        return executions().stream().filter(execution -> execution.orderId().equals(id)).toList();
    }

    public List<CommissionReport> commissions() {
        return all(BrokerEvent.Charged.class).stream().map(BrokerEvent.Charged::report).toList();
    }

    /** Signed contracts, by the executions. */
    public int position() {
        return executions().stream().mapToInt(Execution::signedContracts).sum();
    }

    /** Signed contracts in the newest snapshot. */
    public int snapshotPosition() {
        return last(BrokerEvent.Snapshot.class).positions().stream()
                .mapToInt(Position::contracts)
                .sum();
    }
}
