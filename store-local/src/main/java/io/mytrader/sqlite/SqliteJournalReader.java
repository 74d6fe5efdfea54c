package io.mytrader.sqlite;

import io.mytrader.journal.JournalDamagedException;
import io.mytrader.journal.JournalEntry;
import io.mytrader.journal.JournalReader;
import io.mytrader.journal.SessionId;
import io.mytrader.journal.StoreException;
import io.mytrader.journal.StoreFailure.Kind;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Reads a journal in portions, so that a long look never holds up the writer's log.
 *
 * <p>A session that ended knows its last sequence, so a lost tail is seen as well.
 */
final class SqliteJournalReader implements JournalReader {
    private static final int PORTION = 500;

    private static final String ENTRIES =
            """
            SELECT sequence, time_millis, kind, payload, checksum FROM journal
            WHERE session_id = ? AND sequence > ? ORDER BY sequence LIMIT ?
            """;

    private record Row(JournalEntry entry, long checksum) {}

    private final Database database;
    private final SessionRow session;
    private final Handle handle;
    private boolean iterated;

    private SqliteJournalReader(Database database, SessionRow session, Handle handle) {
        this.database = database;
        this.session = session;
        this.handle = handle;
    }

    static SqliteJournalReader open(Database database, SessionId id) {
        long row =
                database.read(
                                handle -> {
                                    try (var query =
                                            handle.createQuery(
                                                    "SELECT id FROM sessions"
                                                            + " WHERE deleting = 0 AND name = ?")) {
                                        return query.bind(0, id.value())
                                                .mapTo(Long.class)
                                                .findOne();
                                    }
                                })
                        .orElseThrow(() ->
                                new StoreException(
                                        "there is no session " + id + " in " + database.file()));
        try {
            return new SqliteJournalReader(
                    database, new SessionRow(row, id), database.openForReading());
        } catch (JdbiException e) {
            throw database.exception("cannot be read", e);
        }
    }

    @Override
    public Iterator<JournalEntry> iterator() {
        if (iterated) {
            throw new IllegalStateException("a journal is read once");
        }
        iterated = true;
        return new Entries();
    }

    @Override
    public void close() {
        handle.close();
    }

    private final class Entries implements Iterator<JournalEntry> {
        private final Queue<Row> portion = new ArrayDeque<>();
        private long last;
        private boolean finished;

        @Override
        public boolean hasNext() {
            if (portion.isEmpty() && !finished) {
                portion.addAll(read(PORTION));
                finished = portion.isEmpty();
                if (finished) {
                    checkTail();
                }
            }
            return !portion.isEmpty();
        }

        @Override
        public JournalEntry next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Row row = portion.remove();
            JournalEntry entry = row.entry();
            if (entry.sequence() != last + 1) {
                throw damaged("is missing; entry " + entry.sequence() + " follows");
            }
            if (JournalTable.checksum(session, entry) != row.checksum()) {
                throw damaged("is not what was written: its checksum differs");
            }
            last = entry.sequence();
            return entry;
        }

        private List<Row> read(int most) {
            try (var query = handle.createQuery(ENTRIES)) {
                return query.bind(0, session.id())
                        .bind(1, last)
                        .bind(2, most)
                        .map((row, context) ->
                                new Row(Tables.JOURNAL.read(row), row.getLong("checksum")))
                        .list();
            } catch (JdbiException e) {
                if (SqliteErrors.failure(database.file(), e).kind() != Kind.DAMAGED) {
                    throw database.exception("cannot be read", e);
                }
                // One at a time finds the entries before the damage, and so its place.
                if (most > 1) {
                    return read(1);
                }
                throw damaged("cannot be read: the database is damaged there");
            }
        }

        private void checkTail() {
            try (var query =
                    handle.createQuery(
                            "SELECT coalesce(end_sequence, 0) FROM sessions WHERE id = ?")) {
                long end = query.bind(0, session.id()).mapTo(Long.class).findOne().orElse(0L);
                if (end > last) {
                    throw damaged("is missing; the session ended with entry " + end);
                }
            } catch (JdbiException e) {
                throw database.exception("cannot be read", e);
            }
        }

        private JournalDamagedException damaged(String what) {
            return new JournalDamagedException(session.name(), last + 1, what);
        }
    }
}
