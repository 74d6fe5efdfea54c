package io.mytrader.venue;

/** A venue cannot be opened; the message says why and what to do. */
public final class VenueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Cause kind;

    /** What stands in the way. */
    public enum Cause {
        /** The configuration asks for something that is not possible. */
        CONFIGURATION,
        /** Data is missing or wrong. */
        DATA,
        /** The broker is unreachable or refuses. */
        BROKER
    }

    public VenueException(Cause kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Cause kind() {
        return kind;
    }
}
