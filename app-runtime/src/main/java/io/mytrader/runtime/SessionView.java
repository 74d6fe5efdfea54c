package io.mytrader.runtime;

import io.mytrader.engine.TradingEngine;
import io.mytrader.event.TradingEvent;
import io.mytrader.market.Instrument;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.runtime.SessionStatus.InstrumentStatus;
import io.mytrader.runtime.SessionStatus.LastSignal;
import io.mytrader.runtime.SessionStatus.MarketHours;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is to see of a session, gathered from its events. Engine thread only. */
final class SessionView {
    private final Map<String, Holding> holdings = new LinkedHashMap<>();
    private final Instrument first;
    private @Nullable LastSignal lastSignal;
    private int barsCollected;
    private boolean connected;

    SessionView(List<Instrument> instruments) {
        first = instruments.getFirst();
        instruments.forEach(
                instrument -> holdings.put(instrument.symbol(), new Holding(instrument)));
    }

    void see(TradingEvent event) {
        switch (event) {
            case TradingEvent.PriceUpdate price -> holding(price.symbol()).price = price.price();
            case TradingEvent.BarUpdate bar -> {
                holding(bar.symbol()).price = Price.ofDouble(bar.bar().close());
                if (bar.closed() && bar.symbol().equals(first.symbol())) {
                    barsCollected++;
                }
            }
            case TradingEvent.PositionChanged changed -> {
                Holding holding = holding(changed.symbol());
                holding.contracts = changed.contracts();
                holding.averagePrice = changed.averagePrice();
            }
            case TradingEvent.SignalGiven given when given.signal().isEntry() ->
                    lastSignal =
                            new LastSignal(
                                    given.timeMillis(),
                                    given.symbol(),
                                    given.signal().action().name(),
                                    given.signal().confidence(),
                                    given.strategy(),
                                    given.outcome().name());
            case TradingEvent.ConnectionUpdate update -> connected = update.connected();
            default -> {
                // Of no interest to the status.
            }
        }
    }

    private Holding holding(String symbol) {
        Holding found = holdings.get(symbol);
        if (found == null) {
            throw new IllegalArgumentException("no lane trades " + symbol);
        }
        return found;
    }

    int barsCollected() {
        return barsCollected;
    }

    boolean isConnected() {
        return connected;
    }

    @Nullable LastSignal lastSignal() {
        return lastSignal;
    }

    List<InstrumentStatus> instruments(TradingEngine engine) {
        List<InstrumentStatus> statuses = new ArrayList<>();
        holdings.forEach((symbol, holding) -> {
            int contracts = engine.position(symbol);
            statuses.add(holding.status(contracts));
        });
        return statuses;
    }

    MarketHours hours(long timeMillis) {
        boolean open = first.calendar().isOpen(timeMillis);
        long closes = first.calendar().nextCloseMillis(timeMillis);
        return new MarketHours(
                open,
                closes == Long.MAX_VALUE ? null : closes,
                open ? null : first.calendar().sessionAtOrAfter(timeMillis).openMillis());
    }

    private static final class Holding {
        private final Instrument instrument;
        private @Nullable Price price;
        private int contracts;
        private Price averagePrice = Price.ZERO;

        Holding(Instrument instrument) {
            this.instrument = instrument;
        }

        InstrumentStatus status(int held) {
            boolean known = held != 0 && held == contracts;
            Price newest = price;
            Money unrealized =
                    known && newest != null
                            ? instrument.value(newest.minus(averagePrice), held)
                            : Money.ZERO;
            return new InstrumentStatus(
                    instrument.symbol(), newest, held, known ? averagePrice : null, unrealized);
        }
    }
}
