package io.mytrader.ib.wire;

import java.io.Serial;

/**
 * The peer's byte stream cannot be cut into frames any more; the only way on is to close the
 * connection.
 */
public final class FramingException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    FramingException(String message) {
        super(message);
    }
}
