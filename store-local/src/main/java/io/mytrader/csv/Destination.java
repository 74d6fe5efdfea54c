package io.mytrader.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Where a file that is written comes to stand: beside its place until it is complete, so that
 * nobody reads half of it. What is no file, a pipe or a device, is written at once: moving a file
 * to its name would destroy it.
 *
 * @param stream to write to
 * @param partial what is written, until it moves to its place; null for a pipe or a device
 * @param place of the complete file
 */
record Destination(OutputStream stream, @Nullable Path partial, Path place) {
    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private static final int MOST_NAMES = 100;

    static Destination open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        if (CsvBarsWriter.isPipeOrDevice(file)) {
            return new Destination(
                    Files.newOutputStream(file, StandardOpenOption.WRITE), null, file);
        }
        Path place = behindLinks(file);
        for (int i = 1; ; i++) {
            Path partial = place.resolveSibling(place.getFileName() + ".partial" + suffix(i));
            try {
                OutputStream stream =
                        Files.newOutputStream(
                                partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return new Destination(stream, partial, place);
            } catch (FileAlreadyExistsException taken) {
                // Somebody else's, or being written by somebody else.
                if (i == MOST_NAMES) {
                    throw taken;
                }
            }
        }
    }

    private static String suffix(int number) {
        return number == 1 ? "" : "-" + number;
    }

    /** What a link leads to, which need not exist yet. */
    private static Path behindLinks(Path file) throws IOException {
        Path place = file;
        for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(place); i++) {
            place = place.resolveSibling(Files.readSymbolicLink(place));
        }
        return place;
    }

    /** The stream is closed and all of it is good. */
    void complete() throws IOException {
        if (partial != null) {
            Files.move(partial, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves nothing beside the place. */
    void drop() throws IOException {
        stream.close();
        if (partial != null) {
            Files.deleteIfExists(partial);
        }
    }
}
