package io.mytrader.gateway.data;

import java.util.ArrayDeque;

/**
 * The limits on requests for bars of up to 30 seconds: 60 in ten minutes, the same one not within
 * 15 seconds. Gateway thread only.
 */
final class HistoryPacing {
    private static final long WINDOW_MILLIS = 600_000;
    private static final int MOST_IN_WINDOW = 60;
    private static final long SAME_MILLIS = 15_000;

    private final ArrayDeque<Request> recent = new ArrayDeque<>();

    private record Request(long millis, String what) {}

    /** Counts a request; true if it violates the limits. */
    boolean violatedBy(String what, long millis) {
        while (!recent.isEmpty() && recent.getFirst().millis() <= millis - WINDOW_MILLIS) {
            recent.removeFirst();
        }
        boolean same =
                recent.stream()
                        .anyMatch(request ->
                                request.what().equals(what)
                                        && request.millis() > millis - SAME_MILLIS);
        recent.addLast(new Request(millis, what));
        return same || recent.size() > MOST_IN_WINDOW;
    }
}
