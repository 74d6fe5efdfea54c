package io.mytrader.runtime;

import io.mytrader.journal.SessionHistory;
import io.mytrader.journal.SessionStore;
import io.mytrader.sqlite.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder where the product keeps its files, locked for the one process that trades. The lock
 * ends with the process, however that ends.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes the folder if it is missing and locks it.
     *
     * @throws FolderException if another process has it or it cannot be written; the message says
     *     what to do
     */
    public static DataFolder lock(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new FolderException(
                        "the data folder "
                                + folder
                                + " is in use by another mytrader, a dashboard or trade; stop that"
                                + " one, or give this one a folder of its own with --data-dir");
            }
            return new DataFolder(folder, channel, lock);
        } catch (IOException e) {
            throw new FolderException(
                    "the data folder "
                            + folder
                            + " cannot be used: "
                            + reason(e)
                            + "; choose another with --data-dir or storage.dir");
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case FileAlreadyExistsException taken -> taken.getFile() + " is a file, not a folder";
            case AccessDeniedException denied -> "no permission to write " + denied.getFile();
            case FileSystemException refused when refused.getReason() != null ->
                    refused.getFile() + ": " + refused.getReason();
            default -> e.toString();
        };
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException withinThisProcess) {
            return null;
        }
    }

    public Path path() {
        return path;
    }

    /**
     * Opens the record of all sessions, to be written.
     *
     * @throws io.mytrader.journal.StoreException if that is not possible
     */
    public SessionStore openStore() {
        return SqliteStore.open(path);
    }

    /**
     * Opens the record of all sessions of a folder, to be read; needs no lock.
     *
     * @throws io.mytrader.journal.StoreException if nothing was recorded there
     */
    public static SessionHistory openHistory(Path folder) {
        return SqliteStore.openForReading(folder);
    }

    /** Lets the next one in. */
    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder cannot be used. */
    public static final class FolderException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FolderException(String message) {
            super(message);
        }
    }
}
