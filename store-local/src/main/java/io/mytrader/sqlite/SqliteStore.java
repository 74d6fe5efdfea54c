package io.mytrader.sqlite;

import io.mytrader.account.ClosedTrade;
import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.JournalReader;
import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionHeader;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionStore;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.SessionWriter;
import io.mytrader.journal.StoreException;
import io.mytrader.journal.StoreListener;
import io.mytrader.journal.StoredDecision;
import io.mytrader.journal.StoredEvent;
import io.mytrader.journal.StoredExecution;
import io.mytrader.journal.StoredState;
import io.mytrader.order.OrderReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * All sessions in the file {@code mytrader.db} of the data folder.
 *
 * <p>Safe from any thread. One process writes at a time; any number may read meanwhile.
 */
public final class SqliteStore implements SessionStore {
    /** What the file may grow to: beyond it, writing fails like on a full disk. */
    public static final long MOST_BYTES = 16L << 30;

    private static final int MOST_WAITING_WRITES = 65_536;
    private static final long MOST_WAITING_BYTES = 32L << 20;

    private final Database database;
    private final SqliteHistory history;

    private SqliteStore(Database database) {
        this.database = database;
        history = new SqliteHistory(database);
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

    /**
     * Checks the whole file page by page; a large one takes seconds.
     *
     * @return what is wrong; empty when it is sound
     */
    public List<String> problems() {
        return history.problems();
    }

    @Override
    public List<SessionSummary> sessions() {
        return history.sessions();
    }

    @Override
    public Optional<SessionSummary> newest() {
        return history.newest();
    }

    @Override
    public Optional<SessionSummary> session(SessionId id) {
        return history.session(id);
    }

    @Override
    public Optional<SessionHeader> header(SessionId id) {
        return history.header(id);
    }

    @Override
    public JournalReader journal(SessionId id) {
        return history.journal(id);
    }

    @Override
    public Page<OrderReport> orders(PageRequest request) {
        return history.orders(request);
    }

    @Override
    public Page<StoredExecution> executions(PageRequest request) {
        return history.executions(request);
    }

    @Override
    public Page<ClosedTrade> trades(PageRequest request) {
        return history.trades(request);
    }

    @Override
    public Page<EquityPoint> equity(PageRequest request) {
        return history.equity(request);
    }

    @Override
    public Page<StoredDecision> decisions(PageRequest request) {
        return history.decisions(request);
    }

    @Override
    public Page<StoredEvent> events(String type, PageRequest request) {
        return history.events(type, request);
    }

    @Override
    public List<StoredEvent> eventsSince(SessionId session, long sequence, int limit) {
        return history.eventsSince(session, sequence, limit);
    }

    @Override
    public Optional<StoredState> state(String name) {
        return history.state(name);
    }

    @Override
    public void close() {
        history.close();
    }
}
