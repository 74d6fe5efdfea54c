package io.mytrader.engine;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.market.Money;
import io.mytrader.market.Quantity;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.ExecutionId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tells every execution as one of each of its contracts, wherever it appears. */
final class PartialFills {
    private static final Money EACH = DisturbedSession.MES.commission();

    private PartialFills() {}

    static List<BrokerEvent> of(BrokerEvent event) {
        return switch (event) {
            case BrokerEvent.Filled filled ->
                    parts(filled.execution()).<BrokerEvent>map(BrokerEvent.Filled::new).toList();
            case BrokerEvent.Charged charged ->
                    parts(charged.report())
                            .<BrokerEvent>map(
                                    part -> new BrokerEvent.Charged(charged.timeMillis(), part))
                            .toList();
            case BrokerEvent.Snapshot snapshot ->
                    List.of(
                            new BrokerEvent.Snapshot(
                                    snapshot.timeMillis(),
                                    snapshot.account(),
                                    snapshot.positions(),
                                    snapshot.orders(),
                                    snapshot.executions().stream()
                                            .flatMap(PartialFills::parts)
                                            .toList(),
                                    snapshot.commissions().stream()
                                            .flatMap(PartialFills::parts)
                                            .toList()));
            default -> List.of(event);
        };
    }

    private static Stream<Execution> parts(Execution whole) {
        int contracts = whole.quantity().contracts();
        return IntStream.rangeClosed(1, contracts)
                .mapToObj(part ->
                        new Execution(
                                id(whole.id(), part),
                                whole.orderId(),
                                whole.permId(),
                                whole.symbol(),
                                whole.role(),
                                whole.side(),
                                Quantity.of(1),
                                whole.price(),
                                whole.timeMillis(),
                                part == 1 ? whole.slippage() : Money.ZERO));
    }

    private static Stream<CommissionReport> parts(CommissionReport whole) {
        int contracts = Math.toIntExact(whole.commission().nanos() / EACH.nanos());
        return IntStream.rangeClosed(1, contracts)
                .mapToObj(part -> new CommissionReport(id(whole.executionId(), part), EACH));
    }

    private static ExecutionId id(ExecutionId whole, int part) {
        return new ExecutionId("part" + part + "." + whole.value());
    }
}
