package io.mytrader.sqlite;

import io.mytrader.journal.StoredDecision;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.PreparedBatch;

/** One decision a closed bar and lane. */
final class DecisionTable extends Table<StoredDecision> {
    DecisionTable() {
        super(
                "decisions",
                """
                INSERT INTO decisions (session_id, time_millis, symbol, lane, outcome, json)
                VALUES (?, ?, ?, ?, ?, ?)
                """);
    }

    @Override
    int bytes(StoredDecision decision) {
        return 256 + decision.json().length();
    }

    @Override
    void bind(PreparedBatch row, StoredDecision decision) {
        row.bind(1, decision.timeMillis())
                .bind(2, decision.symbol())
                .bind(3, decision.lane())
                .bind(4, decision.outcome())
                .bind(5, decision.json());
    }

    @Override
    StoredDecision read(ResultSet row) throws SQLException {
        return new StoredDecision(
                row.getLong("time_millis"),
                row.getString("symbol"),
                row.getString("lane"),
                row.getString("outcome"),
                row.getString("json"));
    }
}
