package io.mytrader.dashboard.stream;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way to one client. */
interface Line {
    /**
     * Begins to send the messages, each as one of its own, in this order, and never waits. Nothing
     * more may be sent until {@code done} was called.
     *
     * @param done called once, by this thread or another: with null when they have left, otherwise
     *     with the reason why they could not, or not in time
     */
    void send(Burst burst, Consumer<@Nullable Throwable> done);

    /** Hangs up; a line that is down already is left alone. */
    void close(int code, String reason);
}
