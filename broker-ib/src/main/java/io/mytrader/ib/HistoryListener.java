package io.mytrader.ib;

import io.mytrader.market.Bar;
import java.util.List;

/** Hears what comes of a request for bars of the past, on the client's thread, in order. */
public interface HistoryListener {
    /**
     * Closed bars, oldest first; also called for a session of which there are none.
     *
     * @param done sessions that were answered
     * @param total sessions in the span
     */
    void onBars(List<Bar> bars, int done, int total);

    /** Something delays the answer, such as a limit of the server; it goes on by itself. */
    void onDelay(String why);

    /** The last call: everything that exists was delivered. */
    void onComplete();

    /**
     * The last call: nothing more will come.
     *
     * @param why in words for a person
     * @param reached whether the gateway was reached at all
     */
    void onFailure(String why, boolean reached);
}
