package io.mytrader.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The end of a session, on its own row. */
final class EndTable extends Table<EndTable.End> {
    /**
     * How a session ended.
     *
     * @param wallMillis epoch milliseconds UTC
     * @param reason in words
     * @param lastSequence of its journal; 0 for none
     */
    record End(long wallMillis, String reason, long lastSequence) {}

    EndTable() {
        super(
                "sessions",
                """
                UPDATE sessions SET ended_millis = given.millis, end_reason = given.reason,
                    end_sequence = given.sequence
                FROM (SELECT ? AS id, ? AS millis, ? AS reason, ? AS sequence) given
                WHERE sessions.id = given.id
                """);
    }

    @Override
    void bind(PreparedBatch row, End end) {
        row.bind(1, end.wallMillis()).bind(2, end.reason()).bind(3, end.lastSequence());
    }

    @Override
    End read(ResultSet row) throws SQLException {
        return new End(
                row.getLong("ended_millis"),
                row.getString("end_reason"),
                row.getLong("end_sequence"));
    }
}
