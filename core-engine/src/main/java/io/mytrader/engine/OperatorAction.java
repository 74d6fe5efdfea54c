package io.mytrader.engine;

/** What an operator can ask for. */
public enum OperatorAction {
    /** Exits only from now on, in the sessions that follow too, until resumed. */
    PAUSE,
    /** Entries again; acknowledges a halt. */
    RESUME,
    /** Close everything; implies pause. */
    FLATTEN,
    /** End the session: entries are taken back, a position stays with its protection. */
    STOP,
    /** End the session and close everything. */
    STOP_FLATTEN
}
