package io.mytrader.sqlite;

import io.mytrader.journal.SessionHeader;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of sessions. */
final class SessionRows {
    static final String HEADER = "SELECT * FROM sessions s WHERE deleting = 0 AND name = ?";

    static final String SUMMARIES =
            """
            SELECT s.*,
                (SELECT coalesce(max(sequence), 0) FROM journal WHERE session_id = s.id)
                    AS journal_entries,
                (SELECT count(*) FROM orders WHERE session_id = s.id) AS orders,
                (SELECT count(*) FROM executions WHERE session_id = s.id) AS executions,
                (SELECT count(*) FROM trades WHERE session_id = s.id) AS trades,
                (SELECT coalesce(sum(gross_pnl_nanos - commission_nanos), 0) FROM trades
                    WHERE session_id = s.id) AS net_nanos
            FROM sessions s WHERE s.deleting = 0
            """;

    private static final String INSERT =
            """
            INSERT INTO sessions (name, started_millis, mode, broker, account, configuration_hash,
                configuration, product_version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private SessionRows() {}

    static SessionRow insert(Handle handle, SessionHeader header) {
        handle.execute(
                INSERT,
                header.id().value(),
                header.startedMillis(),
                header.mode(),
                header.broker(),
                header.account(),
                header.configurationHash(),
                header.configuration(),
                header.productVersion());
        try (var query = handle.createQuery("SELECT id FROM sessions WHERE name = ?")) {
            long id = query.bind(0, header.id().value()).mapTo(Long.class).one();
            return new SessionRow(id, header.id());
        }
    }

    static SessionHeader header(ResultSet row) throws SQLException {
        return new SessionHeader(
                new SessionId(row.getString("name")),
                row.getLong("started_millis"),
                row.getString("mode"),
                row.getString("broker"),
                row.getString("account"),
                row.getString("configuration_hash"),
                row.getString("configuration"),
                row.getString("product_version"));
    }

    static SessionSummary summary(ResultSet row) throws SQLException {
        return new SessionSummary(
                new SessionId(row.getString("name")),
                row.getLong("started_millis"),
                optionalLong(row, "ended_millis"),
                row.getString("end_reason"),
                row.getString("mode"),
                row.getString("broker"),
                row.getString("account"),
                row.getString("configuration_hash"),
                row.getString("product_version"),
                row.getLong("journal_entries"),
                row.getLong("orders"),
                row.getLong("executions"),
                row.getLong("trades"),
                Columns.money(row, "net_nanos"));
    }

    private static @Nullable Long optionalLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
