package io.mytrader.runtime.advice;

import io.mytrader.api.json.ApiJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes answers, one JSON object a line, as they come. One thread. */
public final class AnswerFile implements AutoCloseable {
    private final Writer writer;

    private AnswerFile(Writer writer) {
        this.writer = writer;
    }

    /**
     * A file that replaces what is there.
     *
     * @throws IOException if it cannot be made
     */
    public static AnswerFile create(Path file) throws IOException {
        return new AnswerFile(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    /**
     * Adds a line.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public void add(AnswerLine line) {
        try {
            writer.write(ApiJson.mapper().writeValueAsString(line));
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
