package io.mytrader.replay;

import io.mytrader.engine.EngineInput;
import io.mytrader.journal.JournalEntry;
import java.nio.charset.StandardCharsets;

/**
 * Turns the engine's inputs and outputs into journal entries and inputs back.
 *
 * <p>The kind is {@code in} or {@code out}, a colon and the type's name.
 *
 * <p>Internal: may change in any release.
 */
public final class JournalCodec {
    private static final String IN = "in:";
    private static final String OUT = "out:";

    private JournalCodec() {}

    static JournalEntry input(long sequence, EngineInput input) {
        return entry(sequence, input.timeMillis(), IN, input);
    }

    static JournalEntry output(long sequence, long timeMillis, Object output) {
        return entry(sequence, timeMillis, OUT, output);
    }

    public static boolean isInput(JournalEntry entry) {
        return entry.kind().startsWith(IN);
    }

    static boolean isOutput(JournalEntry entry) {
        return entry.kind().startsWith(OUT);
    }

    /**
     * The input that was recorded.
     *
     * @throws JournalException naming the entry if it is not a valid input
     */
    public static EngineInput decode(JournalEntry entry) {
        try {
            return RecordReader.read(text(entry), EngineInput.class);
        } catch (JournalException e) {
            throw new JournalException("entry " + entry.sequence() + ": " + e.getMessage());
        }
    }

    static String text(JournalEntry entry) {
        return new String(entry.payload(), StandardCharsets.UTF_8);
    }

    private static JournalEntry entry(
            long sequence, long timeMillis, String direction, Object value) {
        return new JournalEntry(
                sequence,
                timeMillis,
                direction + value.getClass().getSimpleName(),
                RecordWriter.write(value).getBytes(StandardCharsets.UTF_8));
    }
}
