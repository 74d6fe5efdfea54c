package io.mytrader.runtime;

/** What came of something that the operator asked of the session. */
public enum OperatorAnswer {
    /** It is on its way; events and the status tell what comes of it. */
    ACCEPTED,
    /** There is no session. */
    NOT_RUNNING,
    /** Entries are stopped by a limit that ends by itself; nothing to resume. */
    ENDS_BY_ITSELF
}
