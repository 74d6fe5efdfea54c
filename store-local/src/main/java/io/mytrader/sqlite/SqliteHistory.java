package io.mytrader.sqlite;

import io.mytrader.account.ClosedTrade;
import io.mytrader.journal.EquityPoint;
import io.mytrader.journal.JournalReader;
import io.mytrader.journal.Page;
import io.mytrader.journal.PageRequest;
import io.mytrader.journal.SessionHeader;
import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.SessionSummary;
import io.mytrader.journal.StoreException;
import io.mytrader.journal.StoredDecision;
import io.mytrader.journal.StoredEvent;
import io.mytrader.journal.StoredExecution;
import io.mytrader.journal.StoredState;
import io.mytrader.order.OrderReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads the database, each question on a connection of its own. */
class SqliteHistory implements SessionHistory {
    private final Database database;

    SqliteHistory(Database database) {
        this.database = database;
    }

    @Override
    public List<SessionSummary> sessions() {
        return summaries("ORDER BY s.id DESC");
    }

    @Override
    public Optional<SessionSummary> newest() {
        return summaries("ORDER BY s.id DESC LIMIT 1").stream().findFirst();
    }

    @Override
    public Optional<SessionSummary> session(SessionId id) {
        return summaries("AND s.name = ?", id.value()).stream().findFirst();
    }

    @Override
    public Optional<SessionHeader> header(SessionId id) {
        return database.read(handle ->
                query(handle, SessionRows.HEADER, id.value())
                        .map((row, context) -> SessionRows.header(row))
                        .findOne());
    }

    @Override
    public JournalReader journal(SessionId id) {
        return SqliteJournalReader.open(database, id);
    }

    @Override
    public Page<OrderReport> orders(PageRequest request) {
        return page(Tables.ORDERS, "", request);
    }

    @Override
    public Page<StoredExecution> executions(PageRequest request) {
        return page(Tables.EXECUTIONS, "", request);
    }

    @Override
    public Page<ClosedTrade> trades(PageRequest request) {
        return page(Tables.TRADES, "", request);
    }

    @Override
    public Page<EquityPoint> equity(PageRequest request) {
        return page(Tables.EQUITY, "", request);
    }

    @Override
    public Page<StoredDecision> decisions(PageRequest request) {
        return page(Tables.DECISIONS, "", request);
    }

    @Override
    public Page<StoredEvent> events(String type, PageRequest request) {
        return page(Tables.EVENTS, " AND t.type = ?", request, type);
    }

    @Override
    public List<StoredEvent> eventsSince(SessionId session, long sequence, int limit) {
        return database.read(handle ->
                query(
                                handle,
                                """
                                SELECT t.* FROM events t JOIN sessions s ON s.id = t.session_id
                                WHERE s.deleting = 0 AND s.name = ? AND t.sequence > ?
                                ORDER BY t.sequence LIMIT ?
                                """,
                                session.value(),
                                sequence,
                                limit)
                        .map((row, context) -> Tables.EVENTS.read(row))
                        .list());
    }

    @Override
    public Optional<StoredState> state(String name) {
        return database.read(handle ->
                query(handle, "SELECT * FROM states WHERE name = ?", name)
                        .map((row, context) -> Tables.STATES.read(row))
                        .findOne());
    }

    /**
     * Checks the whole file page by page; a large one takes seconds.
     *
     * @return what is wrong; empty when it is sound
     */
    public List<String> problems() {
        try {
            return database.read(handle ->
                    query(handle, "PRAGMA integrity_check(20)").mapTo(String.class).list().stream()
                            .filter(line -> !line.equals("ok"))
                            .toList());
        } catch (StoreException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        // Every question has a connection of its own.
    }

    private List<SessionSummary> summaries(String condition, Object... arguments) {
        return database.read(handle ->
                query(handle, SessionRows.SUMMARIES + condition, arguments)
                        .map((row, context) -> SessionRows.summary(row))
                        .list());
    }

    private <T> Page<T> page(
            Table<T> table, String condition, PageRequest request, Object... arguments) {
        StringBuilder sql =
                new StringBuilder("SELECT t.*, s.name AS session_name FROM ")
                        .append(table.name())
                        .append(" t JOIN sessions s ON s.id = t.session_id WHERE s.deleting = 0")
                        .append(condition);
        List<Object> values = new ArrayList<>(List.of(arguments));
        SessionId session = request.session();
        if (session != null) {
            sql.append(" AND t.session_id = (SELECT id FROM sessions WHERE name = ?)");
            values.add(session.value());
        }
        Long before = request.before();
        if (before != null) {
            sql.append(" AND t.id < ?");
            values.add(before);
        }
        // One more than asked for tells whether there is another page.
        sql.append(" ORDER BY t.id DESC LIMIT ").append(request.limit() + 1);
        List<Page.Item<T>> found =
                database.read(handle ->
                        query(handle, sql.toString(), values.toArray())
                                .map((row, context) ->
                                        new Page.Item<>(
                                                row.getLong("id"),
                                                new SessionId(row.getString("session_name")),
                                                table.read(row)))
                                .list());
        if (found.size() <= request.limit()) {
            return new Page<>(found, null);
        }
        List<Page.Item<T>> items = found.subList(0, request.limit());
        return new Page<>(items, items.getLast().cursor());
    }

    private static Query query(Handle handle, String sql, Object... arguments) {
        Query query = handle.createQuery(sql);
        for (int i = 0; i < arguments.length; i++) {
            query.bind(i, arguments[i]);
        }
        return query;
    }
}
