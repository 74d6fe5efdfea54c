package io.mytrader.runtime;

import io.mytrader.account.Position;
import io.mytrader.engine.TradingEngine;
import io.mytrader.event.TradingEvent;
import io.mytrader.market.Instrument;
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
    private final Map<String, Seen> seen = new LinkedHashMap<>();
    private final Instrument first;
    private @Nullable LastSignal lastSignal;
    private int barsCollected;
    private boolean connected;

    SessionView(List<Instrument> instruments) {
        first = instruments.getFirst();
        instruments.forEach(instrument -> seen.put(instrument.symbol(), new Seen(instrument)));
    }

    void see(TradingEvent event) {
        switch (event) {
            case TradingEvent.PriceUpdate price -> seen(price.symbol()).price = price.price();
            case TradingEvent.BarUpdate bar -> {
                seen(bar.symbol()).price = Price.ofDouble(bar.bar().close());
                if (bar.closed() && bar.symbol().equals(first.symbol())) {
                    barsCollected++;
                }
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

    private Seen seen(String symbol) {
        Seen found = seen.get(symbol);
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
        seen.forEach((symbol, one) -> statuses.add(one.status(engine)));
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

    private static final class Seen {
        private final Instrument instrument;
        private @Nullable Price price;

        Seen(Instrument instrument) {
            this.instrument = instrument;
        }

        /** The engine knows what it holds, also before any event of this session told of it. */
        InstrumentStatus status(TradingEngine engine) {
            String symbol = instrument.symbol();
            Position held = engine.holding(symbol);
            return new InstrumentStatus(
                    symbol,
                    price,
                    held.contracts(),
                    held.contracts() == 0 ? null : held.averagePrice(),
                    engine.unrealizedAt(symbol, price),
                    engine.initialRisk(symbol));
        }
    }
}
