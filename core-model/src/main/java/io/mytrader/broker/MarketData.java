package io.mytrader.broker;

import io.mytrader.market.Instrument;

/** The port to live market data. */
public interface MarketData {
    /**
     * Delivers history, then live closed bars and quotes, until {@link #close}.
     *
     * @param historyBars at least so many closed bars before the first live one, if they exist
     */
    void subscribe(Instrument instrument, int historyBars, MarketDataListener listener);

    /** Ends every subscription. */
    void close();
}
