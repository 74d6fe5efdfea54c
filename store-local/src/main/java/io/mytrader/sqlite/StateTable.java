package io.mytrader.sqlite;

import io.mytrader.journal.StoredState;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Named states as they were last recorded. */
final class StateTable extends Table<StoredState> {
    StateTable() {
        super(
                "states",
                """
                INSERT INTO states (session_name, name, time_millis, json)
                VALUES ((SELECT name FROM sessions WHERE id = ?), ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET session_name = excluded.session_name,
                    time_millis = excluded.time_millis, json = excluded.json
                """);
    }

    @Override
    int bytes(StoredState state) {
        return 256 + state.json().length();
    }

    @Override
    void bind(PreparedBatch row, StoredState state) {
        row.bind(1, state.name()).bind(2, state.timeMillis()).bind(3, state.json());
    }

    @Override
    StoredState read(ResultSet row) throws SQLException {
        return new StoredState(
                row.getString("name"), row.getLong("time_millis"), row.getString("json"));
    }
}
