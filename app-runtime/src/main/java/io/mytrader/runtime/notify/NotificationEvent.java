package io.mytrader.runtime.notify;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an operator may subscribe to. */
public enum NotificationEvent {
    /** An order was filled, whole or in part. */
    FILL,
    /** A trade was closed, with its result. */
    TRADE,
    /** The broker refused or cancelled an entry. */
    REJECT,
    /** Trading halted until an operator resumes it. */
    HALT,
    /** A limit was reached. */
    LIMIT,
    /** The link to the broker is down. */
    DISCONNECT,
    /** The link to the broker is up again. */
    RECONNECT,
    /** Something went wrong. */
    ERROR,
    /** The session entered another state. */
    STATE;

    /** What is told to whoever did not choose: everything that may need a person. */
    static final Set<NotificationEvent> UNCHOSEN = EnumSet.complementOf(EnumSet.of(STATE));

    /** The name in the configuration, such as {@code fill}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<NotificationEvent> of(String label) {
        return Arrays.stream(values()).filter(event -> event.label().equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(NotificationEvent::label).toList();
    }
}
