package io.mytrader.sqlite;

import io.mytrader.journal.StoreFailure;
import io.mytrader.journal.StoreFailure.Kind;
import java.nio.file.Path;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite's result codes mean for the user. */
final class SqliteErrors {
    private SqliteErrors() {}

    static StoreFailure failure(Path file, Throwable thrown) {
        Optional<SQLiteException> cause = cause(thrown);
        if (cause.isEmpty()) {
            return new StoreFailure(Kind.OTHER, innermost(thrown));
        }
        SQLiteErrorCode code = cause.get().getResultCode();
        return switch (kind(code)) {
            case DISK_FULL ->
                    new StoreFailure(
                            Kind.DISK_FULL,
                            "the disk, or the size that the store may reach, is used up for "
                                    + file
                                    + "; free space on the disk, or delete old sessions with a"
                                    + " smaller storage.retention_days");
            case LOCKED ->
                    new StoreFailure(
                            Kind.LOCKED, "another program holds " + file + " locked; close it");
            case READ_ONLY ->
                    new StoreFailure(
                            Kind.READ_ONLY,
                            "no permission to write "
                                    + file
                                    + " and its folder, or it was moved; give it, or choose another"
                                    + " folder with storage.dir");
            case DAMAGED ->
                    new StoreFailure(
                            Kind.DAMAGED,
                            file
                                    + " is not a sound database ("
                                    + code.name()
                                    + "); move it away and restore a backup, or start afresh"
                                    + " without it");
            case OTHER -> new StoreFailure(Kind.OTHER, innermost(thrown));
        };
    }

    /** Result codes: https://www.sqlite.org/rescode.html; extended codes carry the primary low. */
    private static Kind kind(SQLiteErrorCode code) {
        return switch (code.code & 0xff) {
            case 13 -> Kind.DISK_FULL;
            case 5, 6 -> Kind.LOCKED;
            case 3, 8, 14 -> Kind.READ_ONLY;
            case 11, 26 -> Kind.DAMAGED;
            default -> Kind.OTHER;
        };
    }

    private static Optional<SQLiteException> cause(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static String innermost(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
