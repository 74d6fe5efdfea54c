package io.mytrader.broker;

import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.Quote;
import java.time.YearMonth;

/** Receives market data; must return quickly. */
public interface MarketDataListener {
    /**
     * A closed bar, each once, in time order.
     *
     * @param backfilled whether it arrived late, after an outage
     */
    void onBar(Instrument instrument, Bar bar, boolean backfilled);

    void onQuote(Instrument instrument, Quote quote);

    /** What follows is of this contract, before its first bar. Most learn it from the broker. */
    default void onContract(Instrument instrument, YearMonth contract) {}
}
