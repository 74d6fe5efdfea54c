package io.mytrader.simulation;

import org.jspecify.annotations.Nullable;

/** The legs of a bracket at the simulated exchange. */
final class RestingBracket {
    /** The broker's number of its entry. */
    final long number;

    @Nullable RestingOrder stop;
    @Nullable RestingOrder target;

    RestingBracket(long number) {
        this.number = number;
    }

    @Nullable RestingOrder siblingOf(RestingOrder leg) {
        return leg == stop ? target : leg == target ? stop : null;
    }
}
