package io.mytrader.sqlite;

import java.util.List;

/** All tables that a session writes. */
final class Tables {
    static final JournalTable JOURNAL = new JournalTable();
    static final OrderTable ORDERS = new OrderTable();
    static final ExecutionTable EXECUTIONS = new ExecutionTable();
    static final CommissionTable COMMISSIONS = new CommissionTable();
    static final TradeTable TRADES = new TradeTable();
    static final EquityTable EQUITY = new EquityTable();
    static final DecisionTable DECISIONS = new DecisionTable();
    static final EventTable EVENTS = new EventTable();
    static final StateTable STATES = new StateTable();
    static final EndTable ENDS = new EndTable();

    /** In the order in which one transaction writes them: executions before their commissions. */
    static final List<Table<?>> IN_ORDER =
            List.of(
                    JOURNAL,
                    ORDERS,
                    EXECUTIONS,
                    COMMISSIONS,
                    TRADES,
                    EQUITY,
                    DECISIONS,
                    EVENTS,
                    STATES,
                    ENDS);

    private Tables() {}
}
