package io.mytrader.gateway.order;

import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import java.util.OptionalInt;

/** Turns a match into an execution: books it, tells it, and has the groups follow. */
final class FillBooking {
    private final Brokerage broker;
    private final Executions executions;
    private final GroupRules groups;

    FillBooking(Brokerage broker, Executions executions, GroupRules groups) {
        this.broker = broker;
        this.executions = executions;
        this.groups = groups;
    }

    /** Fills up to {@code wanted} contracts of an order, perhaps fewer. */
    void fill(SimulatedOrder order, int wanted, Price price) {
        OptionalInt largest = broker.interference().largestFill(order);
        int contracts = Math.max(1, Math.min(wanted, largest.orElse(wanted)));
        Instrument instrument = order.contract().instrument();
        Money commission = instrument.commission().times(contracts);
        Money realized =
                broker.ledger()
                        .book(order.contract(), order.sign() * contracts, price, commission)
                        .orElse(null);
        order.fill(contracts, price, commission);
        long now = broker.agenda().nowMillis();
        if (order.remaining() == 0) {
            order.end(OrderPhase.FILLED, now, "Filled Size: " + order.filled());
            broker.book().ended(order);
        }
        Execution execution =
                new Execution(
                        executions.takeId(),
                        order,
                        now,
                        contracts,
                        price,
                        commission,
                        realized,
                        order.filled(),
                        order.averagePrice(),
                        broker.interference().keepsCommissionSecret(order));
        executions.add(execution);
        broker.observer().executed(execution);
        tell(execution);
        broker.report(order);
        groups.afterFill(order, contracts);
        broker.agenda().after(broker.timings().commission(), () -> charge(execution));
    }

    private void charge(Execution execution) {
        SimulatedOrder order = execution.order();
        if (order.phase() == OrderPhase.FILLED && execution.cumulative() == order.filled()) {
            broker.report(order, true);
        }
        tellCommission(execution);
        OptionalInt ticks = broker.interference().correctionTicks(order);
        if (ticks.isPresent()) {
            correct(execution, ticks.getAsInt());
        }
    }

    /** The exchange corrects a price: the same execution again, its id one higher at the end. */
    private void correct(Execution execution, int ticks) {
        SimulatedOrder order = execution.order();
        Price tick = order.contract().instrument().tickSize();
        Price corrected = execution.price().plus(tick.times(ticks * order.sign()));
        Money delta =
                broker.ledger()
                        .correct(
                                order.contract(),
                                order.sign() * execution.contracts(),
                                corrected.minus(execution.price()));
        Money realized = execution.realized();
        Execution again =
                new Execution(
                        execution.id().substring(0, execution.id().length() - 1) + "2",
                        order,
                        execution.millis(),
                        execution.contracts(),
                        corrected,
                        execution.commission(),
                        realized == null ? null : realized.plus(delta.negated()),
                        execution.cumulative(),
                        execution.averagePrice(),
                        execution.commissionSecret());
        executions.replace(execution, again);
        broker.observer().executed(again);
        tell(again);
        tellCommission(again);
    }

    private void tell(Execution execution) {
        broker.audience()
                .tell(
                        execution.order().key().clientId(),
                        broker.reports().execution(execution, -1));
    }

    private void tellCommission(Execution execution) {
        if (!execution.commissionSecret()) {
            broker.audience()
                    .tell(
                            execution.order().key().clientId(),
                            broker.reports().commission(execution));
        }
    }
}
