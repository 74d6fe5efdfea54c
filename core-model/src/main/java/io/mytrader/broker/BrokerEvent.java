package io.mytrader.broker;

import io.mytrader.account.AccountSnapshot;
import io.mytrader.account.Position;
import io.mytrader.market.Money;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.Execution;
import io.mytrader.order.OrderReport;
import java.time.YearMonth;
import java.util.List;

/** What a broker reports. Each event carries its time in epoch milliseconds UTC. */
public sealed interface BrokerEvent {
    long timeMillis();

    /**
     * The link is ready, or gone.
     *
     * @param detail the broker's code and words; says what to do when the link is refused
     */
    record ConnectionChanged(long timeMillis, boolean connected, String detail)
            implements BrokerEvent {}

    /** An order's newest state. */
    record OrderUpdated(OrderReport report) implements BrokerEvent {
        @Override
        public long timeMillis() {
            return report.timeMillis();
        }
    }

    /** A fill. */
    record Filled(Execution execution) implements BrokerEvent {
        @Override
        public long timeMillis() {
            return execution.timeMillis();
        }
    }

    /** What a fill cost. */
    record Charged(long timeMillis, CommissionReport report) implements BrokerEvent {}

    /** A modification was refused; the order rests as it was before. */
    record ChangeRejected(OrderReport report, int code, String text) implements BrokerEvent {
        @Override
        public long timeMillis() {
            return report.timeMillis();
        }
    }

    /** The account's values. */
    record AccountUpdated(AccountSnapshot account) implements BrokerEvent {
        @Override
        public long timeMillis() {
            return account.timeMillis();
        }
    }

    /**
     * What the account needs for one more contract in the direction of its position, as the broker
     * computes it.
     *
     * @param initial margin to open it
     */
    record MarginQuoted(long timeMillis, String symbol, Money initial) implements BrokerEvent {}

    /**
     * Entries go into this contract of the instrument from now on: what is known of its last
     * trading day counts, not what a calendar says of the front one.
     *
     * @param contract its month
     */
    record ContractTraded(long timeMillis, String symbol, YearMonth contract)
            implements BrokerEvent {}

    /**
     * Everything the broker knows, complete: what is missing does not exist.
     *
     * @param positions non-zero ones
     * @param orders working orders, and those that ended since the session's day began
     * @param executions of the day, oldest first
     * @param commissions of those executions, as far as reported
     */
    record Snapshot(
            long timeMillis,
            AccountSnapshot account,
            List<Position> positions,
            List<OrderReport> orders,
            List<Execution> executions,
            List<CommissionReport> commissions)
            implements BrokerEvent {
        public Snapshot {
            positions = List.copyOf(positions);
            orders = List.copyOf(orders);
            executions = List.copyOf(executions);
            commissions = List.copyOf(commissions);
        }
    }
}
