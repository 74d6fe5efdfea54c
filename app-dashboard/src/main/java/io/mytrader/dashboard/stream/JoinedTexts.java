package io.mytrader.dashboard.stream;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * Several texts that pass through the server's library as one frame and arrive as a message each.
 *
 * <p>The library writes the header of the first, of the first one's length; the bytes after it
 * begin with the first text and go on with the headers and texts of the others (RFC 6455, 5.2,
 * unmasked). What the library does for a frame costs more than the bytes in it, so a burst for a
 * hundred clients would take several times as long with a frame for each text. An extension that
 * changes what is sent, such as compression, would break this: the server must offer none.
 */
final class JoinedTexts extends Frame {
    private static final int WHOLE_TEXT = 0x80 | OpCode.TEXT;
    private static final int LONGEST_HEADER = 10;
    private static final int LONGEST_IN_ONE_BYTE = 125;
    private static final int SHORT_FOLLOWS = 126;
    private static final int LONG_FOLLOWS = 127;
    private static final int LONGEST_SHORT = 0xFFFF;

    private final int firstLength;

    /**
     * Those texts.
     *
     * @param joined made by {@link #join}
     * @param firstLength of the first text, bytes
     */
    JoinedTexts(ByteBuffer joined, int firstLength) {
        super(OpCode.TEXT, joined);
        this.firstLength = firstLength;
    }

    @Override
    public int getPayloadLength() {
        return firstLength;
    }

    /**
     * Joins texts, copying.
     *
     * @param texts in UTF-8; at least one
     */
    static ByteBuffer join(List<ByteBuffer> texts) {
        int most = texts.stream().mapToInt(text -> text.remaining() + LONGEST_HEADER).sum();
        ByteBuffer bytes = ByteBuffer.allocate(most);
        boolean isFirst = true;
        for (ByteBuffer text : texts) {
            if (!isFirst) {
                writeHeader(bytes, text.remaining());
            }
            bytes.put(text.duplicate());
            isFirst = false;
        }
        return bytes.flip();
    }

    private static void writeHeader(ByteBuffer bytes, int length) {
        bytes.put((byte) WHOLE_TEXT);
        if (length <= LONGEST_IN_ONE_BYTE) {
            bytes.put((byte) length);
        } else if (length <= LONGEST_SHORT) {
            bytes.put((byte) SHORT_FOLLOWS).putShort((short) length);
        } else {
            bytes.put((byte) LONG_FOLLOWS).putLong(length);
        }
    }
}
