package io.mytrader.ib.wire;

import java.util.HexFormat;
import java.util.Optional;

/**
 * Cuts a byte stream into frames, however TCP split or glued them. Memory follows the bytes that
 * arrived, never the length that a peer announces.
 *
 * <p>Confined to the thread that reads the connection.
 */
public final class FrameDecoder {
    private static final int INITIAL_CAPACITY = 4096;

    private final byte[] opening;
    private final int maxLength;
    private byte[] buffer = new byte[INITIAL_CAPACITY];
    private int start;
    private int end;
    private int openingSeen;

    private FrameDecoder(byte[] opening, int maxLength) {
        this.opening = opening;
        this.maxLength = maxLength;
    }

    /** A decoder of what a gateway sends: frames from the first byte. */
    public static FrameDecoder ofServerStream() {
        return new FrameDecoder(new byte[0], Frame.MAX_LENGTH);
    }

    /**
     * A decoder of what a client sends: {@code API\0}, then frames of at most {@code maxLength}
     * bytes.
     */
    public static FrameDecoder ofClientStream(int maxLength) {
        return new FrameDecoder(Handshake.opening(), maxLength);
    }

    /** Takes the next bytes of the stream. */
    public void add(byte[] bytes, int offset, int length) {
        makeRoom(length);
        System.arraycopy(bytes, offset, buffer, end, length);
        end += length;
    }

    /**
     * The next whole frame, or empty until more bytes arrive.
     *
     * @throws FramingException if the stream does not open as the protocol says, or a length is 0
     *     or above the limit; the decoder then stays where it is and throws again
     */
    public Optional<Frame> next() {
        if (!skipOpening() || end - start < Frame.PREFIX_LENGTH) {
            return Optional.empty();
        }
        int length = lengthAt(start);
        if (length < 1 || length > maxLength) {
            throw new FramingException(
                    "length prefix "
                            + HexFormat.of().formatHex(buffer, start, start + Frame.PREFIX_LENGTH)
                            + " is not between 1 and "
                            + maxLength);
        }
        int from = start + Frame.PREFIX_LENGTH;
        if (end - from < length) {
            return Optional.empty();
        }
        start = from + length;
        return Optional.of(Frame.of(buffer, from, length));
    }

    private boolean skipOpening() {
        while (openingSeen < opening.length && start < end) {
            if (buffer[start] != opening[openingSeen]) {
                throw new FramingException(
                        "the stream does not open with API\\0 but with byte "
                                + (buffer[start] & 0xFF)
                                + " at offset "
                                + openingSeen);
            }
            start++;
            openingSeen++;
        }
        return openingSeen == opening.length;
    }

    private int lengthAt(int at) {
        return (buffer[at] & 0xFF) << 24
                | (buffer[at + 1] & 0xFF) << 16
                | (buffer[at + 2] & 0xFF) << 8
                | (buffer[at + 3] & 0xFF);
    }

    private void makeRoom(int length) {
        if (end + length <= buffer.length) {
            return;
        }
        int held = end - start;
        int needed = Math.addExact(held, length);
        if (needed <= buffer.length) {
            System.arraycopy(buffer, start, buffer, 0, held);
        } else {
            byte[] larger = new byte[Math.max(needed, buffer.length * 2)];
            System.arraycopy(buffer, start, larger, 0, held);
            buffer = larger;
        }
        start = 0;
        end = held;
    }
}
