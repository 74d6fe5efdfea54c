package io.mytrader.sqlite;

import io.mytrader.journal.EquityPoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The account at the close of each bar. */
final class EquityTable extends Table<EquityPoint> {
    EquityTable() {
        super(
                "equity",
                """
                INSERT INTO equity (session_id, time_millis, equity_nanos, daily_pnl_nanos,
                    drawdown_nanos)
                VALUES (?, ?, ?, ?, ?)
                """);
    }

    @Override
    void bind(PreparedBatch row, EquityPoint point) {
        row.bind(1, point.timeMillis())
                .bind(2, point.equity().nanos())
                .bind(3, point.dailyPnl().nanos())
                .bind(4, point.drawdown().nanos());
    }

    @Override
    EquityPoint read(ResultSet row) throws SQLException {
        return new EquityPoint(
                row.getLong("time_millis"),
                Columns.money(row, "equity_nanos"),
                Columns.money(row, "daily_pnl_nanos"),
                Columns.money(row, "drawdown_nanos"));
    }
}
