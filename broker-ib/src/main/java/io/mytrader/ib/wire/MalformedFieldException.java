package io.mytrader.ib.wire;

import java.io.Serial;

/** A field that is missing or is not of its type. Never leaves the codec: see {@link Decoded}. */
public final class MalformedFieldException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    MalformedFieldException(String message) {
        super(message);
    }
}
