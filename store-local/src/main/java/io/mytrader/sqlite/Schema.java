package io.mytrader.sqlite;

import io.mytrader.journal.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The versions of the tables: a new file gets them, an old one is brought forward, one from a newer
 * program is left alone.
 *
 * @param migrations where the scripts lie in the class path
 * @param version the newest of them
 */
record Schema(String migrations, int version) {
    static final Schema CURRENT = new Schema("classpath:io/mytrader/sqlite/migrations", 1);

    private static final int APPLICATION_ID = 0x4d795472;

    private record Found(int applicationId, int version, boolean empty) {}

    /**
     * Makes the database ready.
     *
     * @throws StoreException if it is not ours, newer than this program, or cannot be written
     */
    void prepare(Database database) {
        try {
            Files.createDirectories(database.file().getParent());
        } catch (IOException e) {
            throw new StoreException("the data folder cannot be made: " + e.getMessage(), e);
        }
        Found found = inspect(database);
        if (found.empty() || found.version() < version) {
            migrate(database);
        }
    }

    /**
     * Checks that the database can be read as it is, and brings an old one forward.
     *
     * @throws StoreException also if there is none
     */
    void prepareForReading(Database database) {
        if (!Files.exists(database.file())) {
            throw new StoreException(
                    "no session was recorded here yet: " + database.file() + " does not exist");
        }
        prepare(database);
    }

    private Found inspect(Database database) {
        Found found;
        try (Connection connection = database.creating().getConnection();
                Statement statement = connection.createStatement()) {
            found =
                    new Found(
                            number(statement, "PRAGMA application_id"),
                            number(statement, "PRAGMA user_version"),
                            number(statement, "SELECT count(*) FROM sqlite_schema") == 0);
        } catch (SQLException e) {
            throw database.exception("cannot be opened", e);
        }
        if (!found.empty() && found.applicationId() != APPLICATION_ID) {
            throw new StoreException(
                    database.file()
                            + " is a database of another program; choose another folder with"
                            + " storage.dir");
        }
        if (found.version() > version) {
            throw new StoreException(
                    database.file()
                            + " was written by a newer MyTrader (its tables have version "
                            + found.version()
                            + ", this program knows "
                            + version
                            + "); use the newer program, or another folder with storage.dir");
        }
        return found;
    }

    private void migrate(Database database) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(database.creating())
                    .locations(migrations.split(",", -1))
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw database.exception("cannot be brought to the tables of this version", e);
        }
    }

    private static int number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
