package io.mytrader.simulation;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.engine.EngineInput;
import io.mytrader.market.Bar;
import io.mytrader.market.Instrument;
import io.mytrader.market.TradingSession;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Plays bars through the simulated broker into an engine, the same way in backtests and paper
 * trading.
 *
 * <p>A bar comes in three steps, and after each the engine reacts to everything that the broker had
 * to say: its open, where waiting orders fill; the rest of it, where stops and limits fill; its
 * close, on which the engine decides. Engine thread only.
 */
public final class BarPlayer {
    private final Instrument instrument;
    private final SimulatedBroker broker;
    private final Consumer<EngineInput> engine;
    private final Queue<BrokerEvent> pending = new ArrayDeque<>();
    private TradingSession session;

    /**
     * A player for one instrument.
     *
     * @param engine takes every input in the order in which it happens
     */
    public BarPlayer(Instrument instrument, SimulatedBroker broker, Consumer<EngineInput> engine) {
        this.instrument = instrument;
        this.broker = broker;
        this.engine = engine;
        session = instrument.calendar().sessionAtOrAfter(0);
    }

    /** Connects the broker and lets the engine reconcile with it. */
    public void connect() {
        broker.connect(pending::add);
        drain();
    }

    /** Plays one bar. Filler bars reach the engine, not the exchange. */
    public void play(Bar bar) {
        if (!bar.isFiller()) {
            broker.open(instrument, sessionOf(bar), bar.openMillis(), bar.open());
            drain();
            broker.complete(instrument, bar);
            drain();
        }
        engine.accept(new EngineInput.BarClosed(instrument.symbol(), bar, false));
        drain();
    }

    /** The session that the bar belongs to, or the next one. */
    public TradingSession sessionOf(Bar bar) {
        if (!session.contains(bar.openMillis())) {
            session = instrument.calendar().sessionAtOrAfter(bar.openMillis());
        }
        return session;
    }

    /** Lets the engine react to everything that the broker has to say. */
    public void drain() {
        BrokerEvent event = pending.poll();
        while (event != null) {
            engine.accept(new EngineInput.BrokerReported(event));
            event = pending.poll();
        }
    }
}
