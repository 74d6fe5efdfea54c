package io.mytrader.csv;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of one line, as places in the line's bytes: without the spaces around them and without
 * quotes. A quoted field may hold the delimiter; a doubled quote in it stays doubled. Reused from
 * line to line.
 */
final class Row {
    private static final int SHOWN = 40;

    private byte[] bytes = {};
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;

    /** Divides the line. Afterwards its fields are valid until the bytes change. */
    void split(byte[] line, int from, int to, byte delimiter) {
        bytes = line;
        count = 0;
        long delimiters = EightBytes.all(delimiter);
        int i = from;
        while (true) {
            int start = i;
            while (start < to && line[start] == ' ') {
                start++;
            }
            if (start < to && line[start] == '"') {
                i = quoted(start, to, delimiter);
            } else {
                i = next(delimiters, delimiter, i, to);
                add(start, trimmedEnd(start, i));
            }
            if (i >= to) {
                return;
            }
            i++;
        }
    }

    /** The next delimiter, or the end of the line. */
    private int next(long delimiters, byte delimiter, int from, int to) {
        int i = from;
        while (i + EightBytes.COUNT <= to) {
            long found = EightBytes.zeros(EightBytes.at(bytes, i) ^ delimiters);
            if (found != 0) {
                return i + EightBytes.firstIndex(found);
            }
            i += EightBytes.COUNT;
        }
        while (i < to && bytes[i] != delimiter) {
            i++;
        }
        return i;
    }

    /** Adds the field whose opening quote is at {@code quote}; where its delimiter is. */
    private int quoted(int quote, int to, byte delimiter) {
        int close = quote + 1;
        while (close < to) {
            if (bytes[close] != '"') {
                close++;
            } else if (close + 1 < to && bytes[close + 1] == '"') {
                close += 2;
            } else {
                break;
            }
        }
        int end = Math.min(close + 1, to);
        while (end < to && bytes[end] != delimiter) {
            end++;
        }
        boolean closedWell = close < to && trimmedEnd(close + 1, end) == close + 1;
        // Left with its quotes, a malformed field fails as whatever it should be.
        add(closedWell ? quote + 1 : quote, closedWell ? close : end);
        return end;
    }

    private int trimmedEnd(int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] == ' ') {
            end--;
        }
        return Math.max(end, from);
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count] = Math.max(start, end);
        count++;
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    boolean isEmpty(int field) {
        return starts[field] == ends[field];
    }

    /** Whether the field is that text in UTF-8. */
    boolean holds(int field, byte[] text) {
        return Arrays.equals(bytes, starts[field], ends[field], text, 0, text.length);
    }

    String text(int field) {
        return new String(
                bytes, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8);
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(i));
        }
        return texts;
    }

    /** The field for a message: printable and not too long. */
    String shown(int field) {
        return shown(bytes, starts[field], ends[field]);
    }

    /** Bytes for a message: printable and not too long. */
    static String shown(byte[] bytes, int from, int to) {
        int length = Math.min(to - from, 4 * SHOWN);
        return shown(new String(bytes, from, length, StandardCharsets.UTF_8));
    }

    /** Text for a message: printable and not too long. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && shown.length() < SHOWN; i++) {
            char character = text.charAt(i);
            shown.append(Character.isISOControl(character) ? '?' : character);
        }
        return text.length() > SHOWN ? shown.append('…').toString() : shown.toString();
    }
}
