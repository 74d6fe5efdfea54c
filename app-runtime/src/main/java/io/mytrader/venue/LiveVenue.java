package io.mytrader.venue;

/** A venue whose time is real: it goes on by itself, at its own speed, without an end. */
interface LiveVenue extends Venue {
    @Override
    default long nextDueNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    default boolean hasTimers() {
        return true;
    }

    @Override
    default boolean isUnpaced() {
        return false;
    }

    @Override
    default boolean isAtEnd() {
        return false;
    }

    @Override
    default void changeSpeed(double speed) {
        // Time is real.
    }
}
