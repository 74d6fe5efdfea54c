package io.mytrader.gateway.client;

import io.mytrader.broker.MarketDataListener;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.Quote;
import java.util.ArrayList;
import java.util.List;

/** Every bar and quote, in order. */
final class BarRecord implements MarketDataListener {
    record Delivery(Bar bar, boolean backfilled) {}

    private final List<Delivery> bars = new ArrayList<>();
    private final List<Quote> quotes = new ArrayList<>();

    @Override
    public void onBar(Instrument instrument, Bar bar, boolean backfilled) {
        bars.add(new Delivery(bar, backfilled));
    }

    @Override
    public void onQuote(Instrument instrument, Quote quote) {
        quotes.add(quote);
    }

    List<Delivery> bars() {
        return List.copyOf(bars);
    }

    /** Bars that came in time. */
    List<Bar> live() {
        return bars.stream().filter(one -> !one.backfilled()).map(Delivery::bar).toList();
    }

    /** Bars that came late. */
    List<Bar> backfilled() {
        return bars.stream().filter(Delivery::backfilled).map(Delivery::bar).toList();
    }

    List<Quote> quotes() {
        return List.copyOf(quotes);
    }
}
