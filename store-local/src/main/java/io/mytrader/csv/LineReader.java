package io.mytrader.csv;

import io.mytrader.bars.BarDataException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a text file, gzip or not, as places in a buffer that is reused. Any line end will
 * do. Memory stays bounded whatever the file holds.
 *
 * <p>One thread.
 */
final class LineReader implements Closeable {
    /** No bar needs more; a longer line means that the file is something else. */
    static final int LONGEST_LINE = 1 << 16;

    private static final int BUFFER_SIZE = 1 << 18;

    private static final long LINE_FEEDS = EightBytes.all((byte) '\n');
    private static final long CARRIAGE_RETURNS = EightBytes.all((byte) '\r');

    private final String name;
    private final InputStream content;
    private final MessageDigest digest;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int position;
    private int limit;
    private boolean ended;
    private boolean lineFeedMayFollow;

    private int start;
    private int end;
    private long lineNumber;

    private LineReader(String name, InputStream content) {
        this.name = name;
        this.content = content;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /**
     * Opens the file and looks at its first block.
     *
     * @throws BarDataException if that shows that the file is no text
     */
    static LineReader open(Path file, ReadCounter counter) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            BufferedInputStream buffered =
                    new BufferedInputStream(new Counting(raw, counter), 1 << 16);
            buffered.mark(2);
            boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
            buffered.reset();
            LineReader reader =
                    new LineReader(
                            file.toString(),
                            gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered);
            reader.fill();
            reader.position = FileSignature.textStart(reader.name, reader.buffer, reader.limit);
            return reader;
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** Hears of each read from the disk. */
    @FunctionalInterface
    interface ReadCounter {
        void read(int bytes);
    }

    /**
     * Moves to the next line.
     *
     * @return false at the end of the file
     * @throws BarDataException if the line is longer than {@link #LONGEST_LINE}
     */
    boolean next() throws IOException {
        int scan = position;
        while (true) {
            scan = skipToLineEnd(scan);
            while (scan < limit) {
                byte character = buffer[scan];
                if (character <= '\r' && (character == '\n' || character == '\r')) {
                    if (character == '\n' && lineFeedMayFollow && scan == position) {
                        // The second half of the line end before.
                        lineFeedMayFollow = false;
                        position = ++scan;
                        continue;
                    }
                    lineFeedMayFollow = character == '\r';
                    found(scan);
                    position = scan + 1;
                    return true;
                }
                scan++;
            }
            if (limit - position > LONGEST_LINE) {
                throw tooLong(lineNumber + 1);
            }
            if (ended) {
                if (position == limit) {
                    return false;
                }
                found(limit);
                position = limit;
                return true;
            }
            scan -= position;
            fill();
        }
    }

    /** The next line end, or a place before it near the end of the buffer. */
    private int skipToLineEnd(int from) {
        int scan = from;
        while (scan + EightBytes.COUNT <= limit) {
            long eight = EightBytes.at(buffer, scan);
            long ends =
                    EightBytes.zeros(eight ^ LINE_FEEDS)
                            | EightBytes.zeros(eight ^ CARRIAGE_RETURNS);
            if (ends != 0) {
                return scan + EightBytes.firstIndex(ends);
            }
            scan += EightBytes.COUNT;
        }
        return scan;
    }

    private void found(int lineEnd) {
        lineNumber++;
        start = position;
        end = lineEnd;
        if (end - start > LONGEST_LINE) {
            throw tooLong(lineNumber);
        }
    }

    private BarDataException tooLong(long line) {
        return new BarDataException(
                name
                        + ", line "
                        + line
                        + ": longer than "
                        + LONGEST_LINE
                        + " bytes; this is no table of bars");
    }

    /** Moves the unfinished line to the front and reads until the buffer is full. */
    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        while (limit < buffer.length && !ended) {
            int read = content.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                ended = true;
            } else {
                digest.update(buffer, limit, read);
                limit += read;
            }
        }
    }

    /** The bytes that the current line is in; they change with the next line. */
    byte[] bytes() {
        return buffer;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** The current line's number, counted from 1; after the last line, their number. */
    long lineNumber() {
        return lineNumber;
    }

    boolean lineIsBlank() {
        for (int i = start; i < end; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    boolean lineIsComment() {
        return start < end && buffer[start] == '#';
    }

    /** SHA-256 of the content read, in hexadecimal. To be asked once, after the last line. */
    String contentHash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static final class Counting extends FilterInputStream {
        private final ReadCounter counter;

        Counting(InputStream in, ReadCounter counter) {
            super(in);
            this.counter = counter;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                counter.read(1);
            }
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            if (count > 0) {
                counter.read(count);
            }
            return count;
        }
    }
}
