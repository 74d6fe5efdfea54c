package io.mytrader.runtime.notify;

import io.mytrader.notify.Notification;
import java.time.Duration;

/** A way to deliver messages; used by one thread. */
interface Channel extends AutoCloseable {
    /** What came of one try. */
    sealed interface Answer {
        /** The other side has it. */
        record Accepted() implements Answer {}

        /** The other side will never take it. */
        record Refused(String reason) implements Answer {}

        /** It may work later. */
        record TryLater(String reason, Duration atLeast) implements Answer {
            TryLater(String reason) {
                this(reason, Duration.ZERO);
            }
        }
    }

    /** Tries once. Never throws for what the other side does. */
    Answer deliver(Notification notification) throws InterruptedException;

    @Override
    default void close() {}
}
