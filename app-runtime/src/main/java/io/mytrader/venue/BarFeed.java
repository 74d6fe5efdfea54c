package io.mytrader.venue;

import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import java.util.List;

/** Bars that a simulated venue plays, in the order of their opens. One thread. */
public interface BarFeed {
    /** Bars before those that are played, to warm up with, oldest first. */
    List<InstrumentBar> history();

    /**
     * The next bars, all of one open time, one for each instrument that has one; empty at the end.
     */
    List<InstrumentBar> next();

    /** Prices within a bar in their order, the first at its open; empty where nobody knows them. */
    double[] path(Instrument instrument, Bar bar);

    /** Whether the bars are from a file: their time moves bar by bar, as in a backtest. */
    boolean isRecorded();

    /** Open time of the first bar that is played, epoch milliseconds UTC. */
    long firstMillis();
}
