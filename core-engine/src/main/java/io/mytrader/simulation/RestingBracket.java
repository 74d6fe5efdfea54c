package io.mytrader.simulation;

import org.jspecify.annotations.Nullable;

/** The legs of a bracket at the simulated exchange. */
final class RestingBracket {
    @Nullable RestingOrder stop;
    @Nullable RestingOrder target;

    @Nullable RestingOrder siblingOf(RestingOrder leg) {
        return leg == stop ? target : leg == target ? stop : null;
    }
}
