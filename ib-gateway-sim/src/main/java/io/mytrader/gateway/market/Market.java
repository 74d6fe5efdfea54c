package io.mytrader.gateway.market;

import io.mytrader.gateway.time.Agenda;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.Price;
import io.mytrader.market.TradingSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One market in progress: it plays its tape, trade by trade, and shows quote and day statistics.
 * All listed months of a symbol trade at the same price.
 *
 * <p>Gateway thread only.
 */
public final class Market {
    private final Instrument instrument;
    private final BarTape tape;
    private final Agenda agenda;
    private final List<MarketListener> listeners = new ArrayList<>();
    private final DayStatistics day = new DayStatistics();
    private List<Trade> trades = List.of();
    private int nextTrade;
    private long nextBarMillis;
    private Price last;
    private Price bid;
    private Price ask;
    private long lastTradeMillis;
    private int lastSize;

    Market(Instrument instrument, BarTape tape, Agenda agenda) {
        this.instrument = instrument;
        this.tape = tape;
        this.agenda = agenda;
        long now = agenda.nowMillis();
        Bar before =
                tape.lastBefore(now + 1)
                        .or(() -> tape.firstAtOrAfter(now))
                        .orElseThrow(() -> new IllegalStateException("the tape is empty"));
        last = Price.ofDouble(before.open());
        bid = last;
        ask = last.plus(instrument.tickSize());
        TradingSession session = instrument.calendar().sessionAtOrBefore(now);
        tape.lastBefore(session.openMillis())
                .ifPresent(bar -> day.begin(session.exchangeDay(), Price.ofDouble(bar.close())));
        nextBarMillis = session.openMillis();
        catchUp(now);
        planNext();
    }

    public Instrument instrument() {
        return instrument;
    }

    public BarTape tape() {
        return tape;
    }

    public Price last() {
        return last;
    }

    public int lastSize() {
        return lastSize;
    }

    public long lastTradeMillis() {
        return lastTradeMillis;
    }

    public Price bid() {
        return bid;
    }

    public Price ask() {
        return ask;
    }

    /** Contracts at the bid; made up, but always the same for a price. */
    public int bidSize() {
        return sizeAt(bid);
    }

    /** Contracts at the ask; made up, but always the same for a price. */
    public int askSize() {
        return sizeAt(ask);
    }

    /** High, low, open, volume and previous close of the exchange day. */
    public DayStatistics day() {
        return day;
    }

    /** Whether orders can trade now. */
    public boolean isOpen() {
        long now = agenda.nowMillis();
        return instrument.calendar().isOpen(now) && !instrument.calendar().inHalt(now);
    }

    /** Whether now is in the regular hours. */
    public boolean isRegular() {
        long now = agenda.nowMillis();
        return instrument.calendar().sessionAtOrAfter(now).containsRegular(now);
    }

    /** Adds a listener behind the others. */
    public void addListener(MarketListener listener) {
        listeners.add(listener);
    }

    /** Removes a listener; without effect if it is not there. */
    public void removeListener(MarketListener listener) {
        listeners.remove(listener);
    }

    private int sizeAt(Price price) {
        long ticks = price.nanos() / instrument.tickSize().nanos();
        return 5 + (int) Math.floorMod(ticks * 31, 40L);
    }

    /** Plays, without listeners, what the session has traded before this market was looked at. */
    private void catchUp(long now) {
        while (true) {
            while (nextTrade < trades.size() && trades.get(nextTrade).millis() <= now) {
                show(trades.get(nextTrade++));
            }
            if (nextTrade < trades.size() || !loadBar(now)) {
                return;
            }
        }
    }

    /** Takes the next bar off the tape unless it opens after {@code limitMillis}. */
    private boolean loadBar(long limitMillis) {
        Optional<Bar> bar = tape.firstAtOrAfter(nextBarMillis);
        if (bar.isEmpty() || bar.get().openMillis() > limitMillis) {
            return false;
        }
        trades = PricePath.of(bar.get(), instrument);
        nextTrade = 0;
        nextBarMillis = bar.get().closeMillis();
        return true;
    }

    private void planNext() {
        if (nextTrade < trades.size()) {
            agenda.at(trades.get(nextTrade).millis(), this::trade);
        } else if (loadBar(Long.MAX_VALUE)) {
            agenda.at(trades.isEmpty() ? nextBarMillis : trades.getFirst().millis(), this::trade);
        }
    }

    private void trade() {
        if (nextTrade < trades.size()) {
            Trade trade = trades.get(nextTrade++);
            show(trade);
            for (MarketListener listener : List.copyOf(listeners)) {
                listener.traded(this, trade);
            }
        }
        planNext();
    }

    private void show(Trade trade) {
        LocalDate exchangeDay = instrument.calendar().exchangeDayOf(trade.millis());
        if (!day.isOf(exchangeDay)) {
            day.begin(exchangeDay, last);
        }
        if (trade.price().isAbove(last)) {
            ask = trade.price();
            bid = ask.minus(instrument.tickSize());
        } else if (trade.price().isBelow(last)) {
            bid = trade.price();
            ask = bid.plus(instrument.tickSize());
        }
        last = trade.price();
        lastSize = trade.size();
        lastTradeMillis = trade.millis();
        day.add(trade);
    }
}
