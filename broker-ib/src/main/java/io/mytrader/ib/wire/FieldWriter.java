package io.mytrader.ib.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;

/** Writes the fields of one message in order, each terminated by NUL. Used once, by one thread. */
public final class FieldWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    /** Text; the protocol cannot carry a NUL, which is left out. */
    public FieldWriter text(String value) {
        byte[] bytes =
                value.indexOf('\0') < 0
                        ? value.getBytes(UTF_8)
                        : value.replace("\0", "").getBytes(UTF_8);
        out.writeBytes(bytes);
        out.write(0);
        return this;
    }

    /** A whole number. */
    public FieldWriter integer(long value) {
        return text(Long.toString(value));
    }

    /** {@code 1} or {@code 0}. */
    public FieldWriter flag(boolean value) {
        return text(value ? "1" : "0");
    }

    /** A number without exponent, in the value's own scale. */
    public FieldWriter decimal(BigDecimal value) {
        return text(value.toPlainString());
    }

    /** The message so far. */
    public Frame toFrame() {
        return Frame.of(out.toByteArray());
    }
}
