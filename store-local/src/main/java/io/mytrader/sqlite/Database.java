package io.mytrader.sqlite;

import io.mytrader.journal.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/**
 * The file {@code mytrader.db} and the ways to connect to it.
 *
 * <p>Write-ahead log, so that readers and the one writer do not wait for each other; {@code
 * synchronous=FULL}, so that a commit is safe from a loss of power. Safe from any thread.
 */
final class Database {
    static final String FILE_NAME = "mytrader.db";

    /** How long a connection waits for another program's lock before it gives up. */
    private static final int BUSY_MILLIS = 500;

    static final int PAGE_BYTES = 4096;

    /** What the write-ahead log keeps of the disk once it has been larger. */
    private static final long KEPT_LOG_BYTES = 4L << 20;

    private final Path file;
    private final long mostBytes;

    /**
     * The database in a folder; nothing is opened yet.
     *
     * @param mostBytes what the file may grow to
     * @throws StoreException if the folder's name cannot stand in a database address
     */
    Database(Path folder, long mostBytes) {
        file = folder.resolve(FILE_NAME).toAbsolutePath();
        this.mostBytes = mostBytes;
        if (file.toString().contains("?")) {
            throw new StoreException(
                    "the data folder must not have a question mark in its name: " + folder);
        }
    }

    Path file() {
        return file;
    }

    /** Connects for writing, creating the file where it is missing. */
    DataSource creating() {
        SQLiteConfig config = config();
        config.setPageSize(PAGE_BYTES);
        config.setJournalMode(JournalMode.WAL);
        return source(config);
    }

    /** Connects for writing to a file that exists. */
    Handle openForWriting() {
        SQLiteConfig config = config();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        Handle handle = Jdbi.create(source(config)).open();
        set(handle, "journal_size_limit", KEPT_LOG_BYTES);
        set(handle, "max_page_count", mostBytes / PAGE_BYTES);
        return handle;
    }

    /** Changes a setting of a connection that answers with its value. */
    static void set(Handle handle, String setting, long value) {
        try (var answer = handle.createQuery("PRAGMA " + setting + " = " + value)) {
            answer.mapTo(Long.class).one();
        }
    }

    Handle openForReading() {
        SQLiteConfig config = config();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        Handle handle = Jdbi.create(source(config)).open();
        handle.execute("PRAGMA query_only = 1");
        return handle;
    }

    /**
     * Reads, on a connection of its own.
     *
     * @throws StoreException saying what is wrong with the file
     */
    <R> R read(Function<Handle, R> question) {
        try (Handle handle = openForReading()) {
            return question.apply(handle);
        } catch (JdbiException e) {
            throw exception("cannot be read", e);
        } catch (IllegalArgumentException | ArithmeticException | NullPointerException e) {
            // Rows are checked by the values made of them.
            throw new StoreException(
                    file + " cannot be read: a row is not what was written: " + e.getMessage(), e);
        }
    }

    /**
     * What tells this file from another of the same name; null where the system has no such key.
     */
    @Nullable Object identity() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** What a refused operation says to the user. */
    StoreException exception(String what, Exception cause) {
        return new StoreException(
                file + " " + what + ": " + SqliteErrors.failure(file, cause).message(), cause);
    }

    private DataSource source(SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        return config;
    }
}
