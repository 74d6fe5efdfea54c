package io.mytrader.sqlite;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Deletes whole old sessions in portions, so that a session that writes meanwhile never waits long.
 *
 * <p>A session that is being deleted is hidden first; one that a kill left half deleted is finished
 * the next time.
 */
final class Retention {
    private static final int PORTION = 2000;

    private static final List<String> PORTIONED =
            List.of("journal", "orders", "executions", "trades", "equity", "decisions", "events");

    private Retention() {}

    static int deleteSessionsBefore(Database database, long wallMillis) {
        try (Handle handle = database.openForWriting()) {
            handle.execute(
                    """
                    UPDATE sessions SET deleting = 1
                    WHERE started_millis < ? AND id <> (SELECT max(id) FROM sessions)
                    """,
                    wallMillis);
            List<Long> old;
            try (var query =
                    handle.createQuery("SELECT id FROM sessions WHERE deleting = 1 ORDER BY id")) {
                old = query.mapTo(Long.class).list();
            }
            old.forEach(session -> delete(handle, session));
            return old.size();
        } catch (JdbiException e) {
            throw database.exception("cannot be written", e);
        }
    }

    private static void delete(Handle handle, long session) {
        for (String table : PORTIONED) {
            String portion =
                    "DELETE FROM %s WHERE id IN (SELECT id FROM %s WHERE session_id = ? LIMIT %d)"
                            .formatted(table, table, PORTION);
            int deleted;
            do {
                deleted = handle.execute(portion, session);
            } while (deleted == PORTION);
        }
        handle.execute("DELETE FROM early_commissions WHERE session_id = ?", session);
        handle.execute("DELETE FROM sessions WHERE id = ?", session);
    }
}
