package io.mytrader.dashboard.stream;

import org.jspecify.annotations.Nullable;

/**
 * A message as text, made once for all clients.
 *
 * @param sequence its place in the stream; 0 for one that newer ones replace, or for one client
 * @param replaces key of the messages that this one replaces while they wait; null for none
 */
record Frame(long sequence, @Nullable String replaces, String text) {
    static Frame numbered(long sequence, String text) {
        return new Frame(sequence, null, text);
    }

    static Frame passing(String replaces, String text) {
        return new Frame(0, replaces, text);
    }

    static Frame forOneClient(String text) {
        return new Frame(0, null, text);
    }
}
