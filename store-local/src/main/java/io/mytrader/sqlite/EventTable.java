package io.mytrader.sqlite;

import io.mytrader.journal.StoredEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What the engine told the world, once per session and sequence. */
final class EventTable extends Table<StoredEvent> {
    EventTable() {
        super(
                "events",
                """
                INSERT INTO events (session_id, sequence, type, time_millis, json)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (session_id, sequence) DO NOTHING
                """);
    }

    @Override
    int bytes(StoredEvent event) {
        return 256 + event.json().length();
    }

    @Override
    void bind(PreparedBatch row, StoredEvent event) {
        row.bind(1, event.sequence())
                .bind(2, event.type())
                .bind(3, event.timeMillis())
                .bind(4, event.json());
    }

    @Override
    StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong("sequence"),
                row.getString("type"),
                row.getLong("time_millis"),
                row.getString("json"));
    }
}
