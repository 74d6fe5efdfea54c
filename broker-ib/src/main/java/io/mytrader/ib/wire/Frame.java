package io.mytrader.ib.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One message as it travels: a payload of 1 to {@value #MAX_LENGTH} bytes, sent behind its length
 * as four big-endian bytes. Immutable; safe from any thread.
 */
public final class Frame {
    /** The longest payload that either side accepts, in bytes. */
    public static final int MAX_LENGTH = 0xFFFFFF;

    /** Bytes of the length prefix. */
    public static final int PREFIX_LENGTH = 4;

    private final byte[] payload;

    private Frame(byte[] payload) {
        this.payload = payload;
    }

    /**
     * A frame around a copy of these bytes.
     *
     * @throws IllegalArgumentException if there is no byte, or more than {@value #MAX_LENGTH}
     */
    public static Frame of(byte[] payload) {
        return of(payload, 0, payload.length);
    }

    static Frame of(byte[] bytes, int offset, int length) {
        if (length < 1 || length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a frame holds 1 to " + MAX_LENGTH + " bytes, not " + length);
        }
        return new Frame(Arrays.copyOfRange(bytes, offset, offset + length));
    }

    /** A frame of these fields, each terminated by NUL. */
    public static Frame ofFields(String... fields) {
        FieldWriter out = new FieldWriter();
        for (String field : fields) {
            out.text(field);
        }
        return out.toFrame();
    }

    /** Payload length in bytes. */
    public int length() {
        return payload.length;
    }

    /** A copy of the payload. */
    public byte[] payload() {
        return payload.clone();
    }

    /** Length prefix and payload, as written to the socket. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(PREFIX_LENGTH + payload.length)
                .putInt(payload.length)
                .put(payload)
                .array();
    }

    /** Reads the payload as fields, from the first. */
    public FieldReader fields() {
        return new FieldReader(payload);
    }

    /** The payload as hexadecimal digits, for reports of malformed messages. */
    public String toHex() {
        return HexFormat.ofDelimiter(" ").formatHex(payload);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Frame frame && Arrays.equals(payload, frame.payload);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(payload);
    }

    /**
     * The payload as text with {@code |} in place of each NUL, as the protocol document shows it.
     */
    @Override
    public String toString() {
        return new String(payload, UTF_8).replace('\0', '|');
    }
}
