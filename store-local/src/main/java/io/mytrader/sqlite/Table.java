package io.mytrader.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * One table: how its rows are written and read.
 *
 * <p>Writing is idempotent where a row has an identity of its own.
 */
abstract class Table<T> {
    private final String name;
    private final String write;

    /**
     * A table.
     *
     * @param name in the database
     * @param write statement for one row; its first parameter is the session
     */
    Table(String name, String write) {
        this.name = name;
        this.write = write;
    }

    /** Sets the parameters from index 1; the session is at 0. */
    abstract void bind(PreparedBatch row, T value);

    /** The value in the current row. */
    abstract T read(ResultSet row) throws SQLException;

    /** Roughly what a value takes in memory. */
    int bytes(T value) {
        return 256;
    }

    String name() {
        return name;
    }

    void write(Handle handle, SessionRow session, List<T> values) {
        try (PreparedBatch batch = handle.prepareBatch(write)) {
            for (T value : values) {
                batch.bind(0, session.id());
                bind(batch, value);
                batch.add();
            }
            batch.execute();
        }
    }
}
