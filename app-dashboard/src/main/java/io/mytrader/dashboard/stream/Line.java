package io.mytrader.dashboard.stream;

import java.io.IOException;

/** The way to one client. */
public interface Line {
    /**
     * Returns when the text has left.
     *
     * @throws IOException if it could not, or not in time
     */
    void send(String text) throws IOException, InterruptedException;

    /** Hangs up; a line that is down already is left alone. */
    void close(int code, String reason);
}
