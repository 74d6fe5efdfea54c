package io.mytrader.api;

/**
 * Receives what a session tells, in its order, on a thread of its own: it may take its time.
 *
 * <p>Whoever takes too long while trading goes on in real time is cut off and hears no more; a
 * session never waits for anybody.
 */
@FunctionalInterface
public interface SessionListener {
    void onMessage(SessionMessage message);

    /**
     * The session has said what belongs to this moment, or some milliseconds have passed since it
     * began to: what was collected can be passed on.
     */
    default void onPause() {}

    /** Too slow: nothing more comes, unless it subscribes again. */
    default void onCutOff() {}
}
