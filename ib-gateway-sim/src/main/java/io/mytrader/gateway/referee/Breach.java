package io.mytrader.gateway.referee;

/** A promise that was not kept. */
public record Breach(long millis, Promise promise, String detail) {

    /** What a trading program promises. */
    public enum Promise {
        /** The position and what is working never exceed the limit. */
        POSITION_LIMIT,
        /** No fill turns a long position into a short one or the reverse. */
        NO_FLIP,
        /** No two orders carry the same reference. */
        NO_DUPLICATE,
        /** No price is off the tick grid. */
        ON_TICK,
        /**
         * No position stands without protection for long while something could be done about it.
         */
        PROTECTED,
        /** Not more messages in a second than the gateway takes. */
        MESSAGE_RATE,
        /** After each return of the link everything the broker knows is asked for at once. */
        RESYNCHRONISED
    }
}
