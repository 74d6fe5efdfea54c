package io.mytrader.dashboard.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message as text in UTF-8, made once for all clients.
 *
 * @param sequence its place in the stream; 0 for one that newer ones replace, or for one client
 * @param replaces key of the messages that this one replaces while they wait; null for none
 * @param toldNanos monotonic time at which the session told it; {@link #LONG_AGO} for one that is
 *     sent again, or that no session told
 * @param bytes the text; nobody moves its position or writes to it
 */
record Frame(long sequence, @Nullable String replaces, long toldNanos, ByteBuffer bytes) {
    static final long LONG_AGO = Long.MIN_VALUE;

    static Frame numbered(long sequence, long toldNanos, byte[] text) {
        return new Frame(sequence, null, toldNanos, ByteBuffer.wrap(text));
    }

    static Frame passing(String replaces, long toldNanos, byte[] text) {
        return new Frame(0, replaces, toldNanos, ByteBuffer.wrap(text));
    }

    static Frame forOneClient(byte[] text) {
        return new Frame(0, null, LONG_AGO, ByteBuffer.wrap(text));
    }

    /** The same once more, for a client that was away. */
    Frame again() {
        return new Frame(sequence, replaces, LONG_AGO, bytes);
    }

    String text() {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    /** Bytes. */
    int size() {
        return bytes.remaining();
    }
}
