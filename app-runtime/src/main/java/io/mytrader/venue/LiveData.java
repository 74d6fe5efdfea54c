package io.mytrader.venue;

import io.mytrader.broker.MarketDataListener;
import io.mytrader.engine.EngineInput;
import io.mytrader.event.TradingEvent;
import io.mytrader.ib.link.Notice;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.MarketDataType;
import io.mytrader.market.Quote;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came from live data and waits for the engine's thread: contracts, bars in their order, the
 * newest quote of each instrument, and notices. Filled by the broker's thread, emptied by the
 * engine's.
 */
final class LiveData implements MarketDataListener {
    private static final Logger LOG = LoggerFactory.getLogger(LiveData.class);

    private final Queue<LiveBar> bars = new ConcurrentLinkedQueue<>();
    private final Map<String, Quote> quotes = new ConcurrentHashMap<>();
    private final Queue<LiveContract> contracts = new ConcurrentLinkedQueue<>();
    private final Queue<Notice> notices = new ConcurrentLinkedQueue<>();

    /** A closed bar. */
    record LiveBar(Instrument instrument, Bar bar, boolean backfilled) {}

    /** The contract that an instrument's bars and quotes are of. */
    record LiveContract(Instrument instrument, YearMonth month) {}

    @Override
    public void onContract(Instrument instrument, YearMonth month) {
        contracts.add(new LiveContract(instrument, month));
    }

    @Override
    public void onBar(Instrument instrument, Bar bar, boolean backfilled) {
        bars.add(new LiveBar(instrument, bar, backfilled));
    }

    @Override
    public void onQuote(Instrument instrument, Quote quote) {
        quotes.put(instrument.symbol(), quote);
    }

    void onNotice(Notice notice) {
        switch (notice.level()) {
            case INFO -> LOG.info("{}", notice.text());
            case WARNING -> LOG.warn("{} {}", notice.code(), notice.text());
            case ALARM -> LOG.error("{} {}", notice.code(), notice.text());
        }
        notices.add(notice);
    }

    Optional<LiveContract> nextContract() {
        return Optional.ofNullable(contracts.poll());
    }

    Optional<LiveBar> nextBar() {
        return Optional.ofNullable(bars.poll());
    }

    /** Shows prices and notices; returns how many. */
    int show(VenueInputs inputs) {
        return prices((symbol, quote) -> inputs.show(price(symbol, quote))) + notices(inputs);
    }

    /**
     * The same, and lets the engine know of the prices first, then the exchange that is simulated
     * on them. Engine thread only.
     */
    int deliver(VenueInputs inputs, BiConsumer<String, Quote> exchange) {
        return prices((symbol, quote) -> {
            inputs.take(new EngineInput.QuoteReceived(symbol, quote));
            exchange.accept(symbol, quote);
            inputs.show(price(symbol, quote));
        })
                + notices(inputs);
    }

    private int prices(BiConsumer<String, Quote> taker) {
        int taken = 0;
        for (String symbol : List.copyOf(quotes.keySet())) {
            Quote quote = quotes.remove(symbol);
            if (quote != null) {
                taker.accept(symbol, quote);
                taken++;
            }
        }
        return taken;
    }

    private int notices(VenueInputs inputs) {
        int shown = 0;
        for (Notice notice = notices.poll(); notice != null; notice = notices.poll()) {
            inputs.show(event(notice));
            shown++;
        }
        return shown;
    }

    private static TradingEvent price(String symbol, Quote quote) {
        boolean delayed = quote.type() != MarketDataType.LIVE;
        return new TradingEvent.PriceUpdate(
                quote.timeMillis(), symbol, quote.last(), quote.bid(), quote.ask(), delayed);
    }

    private static TradingEvent event(Notice notice) {
        String code = notice.code() == 0 ? "broker" : "broker_" + notice.code();
        return notice.level() == Notice.Level.ALARM
                ? new TradingEvent.ErrorMessage(notice.timeMillis(), code, notice.text())
                : new TradingEvent.SystemMessage(notice.timeMillis(), code, notice.text());
    }
}
