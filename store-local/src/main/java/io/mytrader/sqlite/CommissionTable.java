package io.mytrader.sqlite;

import io.mytrader.market.Money;
import io.mytrader.order.CommissionReport;
import io.mytrader.order.ExecutionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Commissions: on their execution, or waiting for it where they came first. */
final class CommissionTable extends Table<CommissionReport> {
    // A simulated account that starts afresh counts its executions from one again: the newest wins.
    private static final String ON_EXECUTION =
            """
            UPDATE executions SET commission_nanos = ?
            WHERE id = (SELECT max(id) FROM executions WHERE root = ?)
            """;

    CommissionTable() {
        super(
                "early_commissions",
                """
                INSERT INTO early_commissions (session_id, root, commission_nanos) VALUES (?, ?, ?)
                ON CONFLICT (session_id, root)
                DO UPDATE SET commission_nanos = excluded.commission_nanos
                """);
    }

    @Override
    void write(Handle handle, SessionRow session, List<CommissionReport> reports) {
        List<CommissionReport> early =
                reports.stream()
                        .filter(report ->
                                handle.execute(
                                                ON_EXECUTION,
                                                report.commission().nanos(),
                                                report.executionId().root())
                                        == 0)
                        .toList();
        if (!early.isEmpty()) {
            super.write(handle, session, early);
        }
    }

    @Override
    void bind(PreparedBatch row, CommissionReport report) {
        row.bind(1, report.executionId().root()).bind(2, report.commission().nanos());
    }

    @Override
    CommissionReport read(ResultSet row) throws SQLException {
        return new CommissionReport(
                new ExecutionId(row.getString("root")), new Money(row.getLong("commission_nanos")));
    }
}
