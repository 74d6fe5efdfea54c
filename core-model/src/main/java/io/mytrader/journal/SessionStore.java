package io.mytrader.journal;

/** The port to the durable record of all sessions: one session writes, anybody reads. */
public interface SessionStore extends SessionHistory {
    /**
     * Begins a session; its header is on disk when this returns.
     *
     * @param listener told, on a thread of the store, when writing begins to fail and when it works
     *     again
     * @throws StoreException if the header cannot be written or the session id exists
     */
    SessionWriter begin(SessionHeader header, StoreListener listener);

    /**
     * Deletes whole sessions that began before a time, never the newest one.
     *
     * @param wallMillis epoch milliseconds UTC
     * @return how many were deleted
     * @throws StoreException if the store cannot be written
     */
    int deleteSessionsBefore(long wallMillis);
}
