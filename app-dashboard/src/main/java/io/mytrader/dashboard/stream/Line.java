package io.mytrader.dashboard.stream;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The way to one client. */
public interface Line {
    /**
     * Returns when the texts, in UTF-8, have left, each as a message of its own, in this order.
     *
     * @throws IOException if they could not, or not in time
     */
    void send(List<ByteBuffer> texts) throws IOException, InterruptedException;

    /** Hangs up; a line that is down already is left alone. */
    void close(int code, String reason);
}
