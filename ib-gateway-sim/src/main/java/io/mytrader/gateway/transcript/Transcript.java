package io.mytrader.gateway.transcript;

/** Takes down what happens at the gateway. Called by the gateway thread only. */
@FunctionalInterface
public interface Transcript {
    /** Takes nothing down. */
    Transcript NONE = line -> {};

    /** Adds a line. */
    void add(TranscriptLine line);
}
