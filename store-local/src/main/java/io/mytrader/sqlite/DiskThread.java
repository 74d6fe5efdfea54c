package io.mytrader.sqlite;

import io.mytrader.journal.StoreException;
import io.mytrader.journal.StoreFailure;
import io.mytrader.journal.StoreListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes a session: takes what waits, commits it as one transaction, and tries
 * again for as long as the disk refuses.
 *
 * <p>A commit returns when the write-ahead log is synced. Moving the log into the database is done
 * between commits, never on the way of an order.
 */
final class DiskThread {
    private static final long GROUP_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LAST_TRIES_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long LAST_PAUSE_MILLIS = 100;
    private static final int MOST_IN_A_COMMIT = 4096;

    /** Pages in the write-ahead log that are not in the database yet, before they are moved. */
    private static final long CHECKPOINT_PAGES = (4L << 20) / Database.PAGE_BYTES;

    private final Database database;
    private final SessionRow session;
    private final WriteQueue queue;
    private final StoreListener listener;
    private final Thread thread;
    private @Nullable Handle handle;
    private @Nullable Object connectedTo;

    DiskThread(Database database, SessionRow session, WriteQueue queue, StoreListener listener) {
        this.database = database;
        this.session = session;
        this.queue = queue;
        this.listener = listener;
        thread = Thread.ofPlatform().daemon().name("store-" + session.name()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Waits until everything is written or given up; an interrupt ends the waiting only. */
    void awaitEnd() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (List<Write<?>> batch = next(); !batch.isEmpty(); batch = next()) {
                if (!bringToDisk(batch)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            queue.fails(
                    new StoreFailure(
                            StoreFailure.Kind.OTHER, "the store's thread was interrupted"));
        } finally {
            disconnect();
            queue.end();
        }
    }

    private List<Write<?>> next() throws InterruptedException {
        return queue.next(MOST_IN_A_COMMIT, GROUP_NANOS);
    }

    /** Tries until it works; false when it does not work at the end of the session either. */
    private boolean bringToDisk(List<Write<?>> batch) throws InterruptedException {
        boolean committed = false;
        long lastTriesUntil = 0;
        while (true) {
            try {
                if (!committed) {
                    commit(batch);
                    committed = true;
                    queue.written(batch);
                }
                checkpointWhenDue();
                if (queue.works()) {
                    tell(listener::recovered);
                }
                return true;
            } catch (RuntimeException e) {
                disconnect();
                StoreFailure failure = failure(e);
                if (queue.fails(failure)) {
                    tell(() -> listener.failed(failure));
                }
            }
            if (queue.isClosing()) {
                long now = System.nanoTime();
                lastTriesUntil = lastTriesUntil == 0 ? now + LAST_TRIES_NANOS : lastTriesUntil;
                if (now - lastTriesUntil > 0) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(LAST_PAUSE_MILLIS);
            } else {
                queue.pause(RETRY_NANOS);
            }
        }
    }

    private StoreFailure failure(RuntimeException e) {
        return e instanceof StoreException
                ? new StoreFailure(StoreFailure.Kind.OTHER, String.valueOf(e.getMessage()))
                : SqliteErrors.failure(database.file(), e);
    }

    private void commit(List<Write<?>> batch) {
        Map<Table<?>, List<Write<?>>> byTable = new LinkedHashMap<>();
        for (Write<?> write : batch) {
            byTable.computeIfAbsent(write.table(), table -> new ArrayList<>()).add(write);
        }
        // A transaction that fails ends with its connection: some errors of SQLite roll back by
        // themselves, which JDBC's way of ending a transaction does not expect.
        Handle transaction = connected();
        checkThatTheFileIsThere();
        transaction.execute("BEGIN IMMEDIATE");
        for (Table<?> table : Tables.IN_ORDER) {
            writeAll(transaction, table, byTable.getOrDefault(table, List.of()));
        }
        transaction.execute("COMMIT");
    }

    private <T> void writeAll(Handle transaction, Table<T> table, List<Write<?>> writes) {
        if (writes.isEmpty()) {
            return;
        }
        List<T> values = new ArrayList<>(writes.size());
        for (Write<?> write : writes) {
            values.add(valueFor(table, write));
        }
        table.write(transaction, session, values);
    }

    @SuppressWarnings("unchecked") // a write's value is of its own table
    private static <T> T valueFor(Table<T> table, Write<?> write) {
        if (!write.table().equals(table)) {
            throw new IllegalArgumentException(write + " is not for " + table.name());
        }
        return ((Write<T>) write).value();
    }

    /** A reader may hold the log up; the pages then count until it has gone. */
    private void checkpointWhenDue() {
        if (pagesToMove("NOOP") >= CHECKPOINT_PAGES) {
            pagesToMove("PASSIVE");
        }
    }

    /** Does what the mode says, and returns how many pages of the log are not in the database. */
    private long pagesToMove(String mode) {
        try (var answer = connected().createQuery("PRAGMA wal_checkpoint(" + mode + ")")) {
            return answer.map((row, context) -> row.getLong("log") - row.getLong("checkpointed"))
                    .one();
        }
    }

    private Handle connected() {
        Handle open = handle;
        if (open == null) {
            open = database.openForWriting();
            handle = open;
            // A commit never does more than its own work.
            Database.set(open, "wal_autocheckpoint", 0);
            connectedTo = identity();
        }
        return open;
    }

    /** The system lets a program write to a deleted file without a word. */
    private void checkThatTheFileIsThere() {
        if (!Objects.equals(connectedTo, identity())) {
            throw new StoreException(database.file() + " was replaced by another file");
        }
    }

    private @Nullable Object identity() {
        try {
            return database.identity();
        } catch (IOException e) {
            throw new StoreException(database.file() + " was moved or deleted; bring it back", e);
        }
    }

    /** A fresh connection sees a file that was replaced, and leaves a broken transaction behind. */
    private void disconnect() {
        Handle open = handle;
        handle = null;
        if (open != null) {
            try {
                open.close();
            } catch (RuntimeException e) {
                // Only of interest when the connection did not fail before; nothing depends on it.
                show(e);
            }
        }
    }

    /** A listener that throws must not end the record; the thread's handler shows its mistake. */
    private static void tell(Runnable message) {
        try {
            message.run();
        } catch (RuntimeException e) {
            show(e);
        }
    }

    private static void show(RuntimeException e) {
        Thread current = Thread.currentThread();
        current.getUncaughtExceptionHandler().uncaughtException(current, e);
    }
}
