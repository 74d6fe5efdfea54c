package io.mytrader.journal;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list, newest first.
 *
 * @param session whose items; null for all sessions'
 * @param before items older than this cursor; null for the newest
 * @param limit at most so many, 1 to 1000
 */
public record PageRequest(@Nullable SessionId session, @Nullable Long before, int limit) {
    public static final int MOST = 1000;

    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST + ": " + limit);
        }
    }

    /** The newest of a session. */
    public static PageRequest newest(SessionId session, int limit) {
        return new PageRequest(session, null, limit);
    }

    /** The newest of all sessions. */
    public static PageRequest newestOfAll(int limit) {
        return new PageRequest(null, null, limit);
    }

    /** The next page. */
    public PageRequest before(long cursor) {
        return new PageRequest(session, cursor, limit);
    }
}
