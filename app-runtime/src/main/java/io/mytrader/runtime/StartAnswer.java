package io.mytrader.runtime;

import java.util.List;

/** What came of the wish to start a session. */
public sealed interface StartAnswer {
    /** The session is starting. */
    record Started(String sessionId, String strategy) implements StartAnswer {}

    /** There is one already. */
    record AlreadyRunning(String sessionId) implements StartAnswer {}

    /**
     * It cannot start.
     *
     * @param reasons sentences that say why and what to do, at least one
     */
    record Refused(Obstacle obstacle, List<String> reasons) implements StartAnswer {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** What stands in the way. */
    enum Obstacle {
        CONFIGURATION,
        DATA,
        BROKER,
        /** What was recorded cannot be read or written. */
        STORE
    }
}
