package io.mytrader.sqlite;

import io.mytrader.journal.SessionHeader;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionStore;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoreException;
import io.mytrader.journal.StoreListener;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * All sessions in the file {@code mytrader.db} of the data folder.
 *
 * <p>Safe from any thread. One process writes at a time; any number may read meanwhile.
 */
public final class SqliteStore extends SqliteHistory implements SessionStore {
    /** What the file may grow to: beyond it, writing fails like on a full disk. */
    public static final long MOST_BYTES = 16L << 30;

    private static final int MOST_WAITING_WRITES = 65_536;
    private static final long MOST_WAITING_BYTES = 32L << 20;

    private final Database database;

    private SqliteStore(Database database) {
        super(database);
        this.database = database;
    }

    /**
     * Opens the store in a folder, creating what is missing and bringing old tables forward.
     *
     * @throws StoreException if that is not possible; the message says why and what to do
     */
    public static SqliteStore open(Path folder) {
        return open(folder, MOST_BYTES);
    }

    /**
     * The same with another bound.
     *
     * @param mostBytes what the file may grow to
     */
    public static SqliteStore open(Path folder, long mostBytes) {
        return open(folder, mostBytes, Schema.CURRENT);
    }

    static SqliteStore open(Path folder, long mostBytes, Schema schema) {
        Database database = new Database(folder, mostBytes);
        schema.prepare(database);
        return new SqliteStore(database);
    }

    /**
     * Opens what was recorded in a folder, to read.
     *
     * @throws StoreException if nothing was recorded there, or it cannot be read
     */
    public static SessionHistory openForReading(Path folder) {
        Database database = new Database(folder, MOST_BYTES);
        Schema.CURRENT.prepareForReading(database);
        return new SqliteHistory(database);
    }

    @Override
    public SessionWriter begin(SessionHeader header, StoreListener listener) {
        return begin(header, listener, new WriteQueue(MOST_WAITING_WRITES, MOST_WAITING_BYTES));
    }

    SessionWriter begin(SessionHeader header, StoreListener listener, WriteQueue queue) {
        if (session(header.id()).isPresent()) {
            throw new StoreException("session " + header.id() + " exists already");
        }
        try (Handle handle = database.openForWriting()) {
            SessionRow row = SessionRows.insert(handle, header);
            return new SqliteSessionWriter(database, row, listener, queue);
        } catch (JdbiException e) {
            throw database.exception("cannot be written", e);
        }
    }

    @Override
    public int deleteSessionsBefore(long wallMillis) {
        return Retention.deleteSessionsBefore(database, wallMillis);
    }
}
