package io.mytrader.gateway.data;

/**
 * How long data takes, in milliseconds.
 *
 * @param history from a history request to its answer
 * @param liveBar from a trade to the bar update that shows it
 * @param quote between two updates of a quote
 */
public record DataTimings(long history, long liveBar, long quote) {
    /** What a gateway shows, roughly. */
    public static final DataTimings TYPICAL = new DataTimings(150, 1000, 250);
}
