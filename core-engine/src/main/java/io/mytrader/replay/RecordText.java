package io.mytrader.replay;

/**
 * Records as one line of text and back, exactly: the form in which the journal keeps inputs and
 * outputs.
 *
 * <p>Internal: may change in any release.
 */
public final class RecordText {
    private RecordText() {}

    /** The value with all its components; the same value gives the same text. */
    public static String of(Record value) {
        return RecordWriter.write(value);
    }

    /**
     * Reads what {@link #of} wrote.
     *
     * @throws JournalException if the text is anything else
     */
    public static <T extends Record> T read(String text, Class<T> type) {
        return RecordReader.read(text, type);
    }
}
