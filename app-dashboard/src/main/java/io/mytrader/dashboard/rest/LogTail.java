package io.mytrader.dashboard.rest;

import io.mytrader.config.Redaction;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file, whatever its size, without lines that look like secrets. */
public final class LogTail {
    static final int MOST_LINES = 1_000;

    private static final int MOST_BYTES = 256 * 1024;

    private final Path file;

    public LogTail(Path file) {
        this.file = file;
    }

    /** At most so many lines, oldest first; none while there is no file. */
    List<String> lines(int most) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, log.length() - MOST_BYTES);
            log.seek(from);
            byte[] bytes = new byte[Math.toIntExact(log.length() - from)];
            log.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            // The first one is cut unless the file was read from its beginning.
            List<String> whole =
                    from == 0 || lines.isEmpty() ? lines : lines.subList(1, lines.size());
            return whole.subList(Math.max(0, whole.size() - most), whole.size()).stream()
                    .map(line -> Redaction.of("log", line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
