package io.mytrader.sqlite;

import io.mytrader.journal.JournalEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.CRC32C;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Journal entries, each with a CRC32C over its session's name and all that it holds. */
final class JournalTable extends Table<JournalEntry> {
    private static final String WRITE =
            """
            INSERT INTO journal (session_id, sequence, time_millis, kind, payload, checksum)
            VALUES (?, ?, ?, ?, ?, ?)
            """;

    JournalTable() {
        super("journal", WRITE);
    }

    @Override
    int bytes(JournalEntry entry) {
        return 160 + entry.payload().length;
    }

    @Override
    void write(Handle handle, SessionRow session, List<JournalEntry> entries) {
        try (PreparedBatch batch = handle.prepareBatch(WRITE)) {
            for (JournalEntry entry : entries) {
                batch.bind(0, session.id());
                bind(batch, entry);
                batch.bind(5, checksum(session, entry));
                batch.add();
            }
            batch.execute();
        }
    }

    @Override
    void bind(PreparedBatch row, JournalEntry entry) {
        row.bind(1, entry.sequence())
                .bind(2, entry.timeMillis())
                .bind(3, entry.kind())
                .bind(4, entry.payload());
    }

    @Override
    JournalEntry read(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        byte[] payload = row.getBytes("payload");
        // A damaged row may hold nothing where something was; its checksum will tell.
        return new JournalEntry(
                row.getLong("sequence"),
                row.getLong("time_millis"),
                kind == null ? "" : kind,
                payload == null ? new byte[0] : payload);
    }

    /** What the checksum column must hold for the entry. */
    static long checksum(SessionRow session, JournalEntry entry) {
        byte[] name = session.name().value().getBytes(StandardCharsets.UTF_8);
        byte[] kind = entry.kind().getBytes(StandardCharsets.UTF_8);
        CRC32C checksum = new CRC32C();
        // Lengths first, so that no byte can move from one field to the next unseen.
        checksum.update(
                ByteBuffer.allocate(24)
                        .putInt(name.length)
                        .putInt(kind.length)
                        .putLong(entry.sequence())
                        .putLong(entry.timeMillis())
                        .flip());
        checksum.update(name);
        checksum.update(kind);
        checksum.update(entry.payload());
        return checksum.getValue();
    }
}
