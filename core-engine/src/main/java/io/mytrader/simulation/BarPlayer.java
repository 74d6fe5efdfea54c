package io.mytrader.simulation;

import io.mytrader.engine.EngineInput;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.TradingSession;
import java.util.function.Consumer;

/**
 * Plays bars through the simulated broker into an engine, the same way in backtests and paper
 * trading.
 *
 * <p>A bar comes in three steps, and after each the engine reacts to everything that the broker had
 * to say: its open, where waiting orders fill; the rest of it, where stops and limits fill; its
 * close, on which the engine decides. Filler bars reach the engine, not the exchange. Engine thread
 * only.
 *
 * <p>Internal: may change in any release.
 */
public final class BarPlayer {
    private final Instrument instrument;
    private final SimulatedBroker broker;
    private final BrokerInbox inbox;
    private final Consumer<EngineInput> engine;
    private TradingSession session;

    /**
     * A player for the only instrument of a broker.
     *
     * @param engine takes every input in the order in which it happens
     */
    public BarPlayer(Instrument instrument, SimulatedBroker broker, Consumer<EngineInput> engine) {
        this(instrument, broker, new BrokerInbox(broker, engine), engine);
    }

    /**
     * A player for one of several instruments of a broker.
     *
     * @param inbox shared by the players of the broker
     */
    public BarPlayer(
            Instrument instrument,
            SimulatedBroker broker,
            BrokerInbox inbox,
            Consumer<EngineInput> engine) {
        this.instrument = instrument;
        this.broker = broker;
        this.inbox = inbox;
        this.engine = engine;
        session = instrument.calendar().sessionAtOrAfter(0);
    }

    /** Connects the broker and lets the engine reconcile with it. */
    public void connect() {
        inbox.connect();
    }

    /** Plays one bar. */
    public void play(Bar bar) {
        open(bar);
        complete(bar);
        close(bar);
    }

    /** The first step: what waits fills at the open. */
    public void open(Bar bar) {
        if (!bar.isFiller()) {
            broker.open(instrument, sessionOf(bar), bar.openMillis(), bar.open());
            inbox.drain();
        }
    }

    /**
     * A price that is known before its bar is: what waits, or is reached by it, fills there. The
     * bar that it belongs to is completed later and not opened.
     *
     * @param timeMillis not before the close of the last bar
     * @return whether the market trades then, so that the price counted
     */
    public boolean price(long timeMillis, double price) {
        if (!instrument.calendar().isOpen(timeMillis)) {
            return false;
        }
        broker.price(instrument, sessionAt(timeMillis), timeMillis, price);
        inbox.drain();
        return true;
    }

    /** The second step: stops and limits fill within the bar. */
    public void complete(Bar bar) {
        if (!bar.isFiller()) {
            broker.complete(instrument, bar);
            inbox.drain();
        }
    }

    /** The last step: the engine decides. */
    public void close(Bar bar) {
        engine.accept(new EngineInput.BarClosed(instrument.symbol(), bar, false));
        inbox.drain();
    }

    /** The session that the bar belongs to, or the next one. */
    public TradingSession sessionOf(Bar bar) {
        return sessionAt(bar.openMillis());
    }

    private TradingSession sessionAt(long timeMillis) {
        if (!session.contains(timeMillis)) {
            session = instrument.calendar().sessionAtOrAfter(timeMillis);
        }
        return session;
    }

    /** Lets the engine react to everything that the broker has to say. */
    public void drain() {
        inbox.drain();
    }
}
