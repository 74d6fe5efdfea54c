package io.mytrader.dashboard.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message as text in UTF-8, made once for all clients.
 *
 * @param sequence its place in the stream; 0 for one that newer ones replace, or for one client
 * @param replaces key of the messages that this one replaces while they wait; null for none
 * @param bytes the text; nobody moves its position or writes to it
 */
record Frame(long sequence, @Nullable String replaces, ByteBuffer bytes) {
    static Frame numbered(long sequence, byte[] text) {
        return new Frame(sequence, null, ByteBuffer.wrap(text));
    }

    static Frame passing(String replaces, byte[] text) {
        return new Frame(0, replaces, ByteBuffer.wrap(text));
    }

    static Frame forOneClient(byte[] text) {
        return new Frame(0, null, ByteBuffer.wrap(text));
    }

    String text() {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    /** Bytes. */
    int size() {
        return bytes.remaining();
    }
}
