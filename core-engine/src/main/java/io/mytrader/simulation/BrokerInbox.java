package io.mytrader.simulation;

import io.mytrader.broker.BrokerEvent;
import io.mytrader.engine.EngineInput;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * What the simulated broker said and the engine has not heard yet: an engine never hears of an
 * order while it is still busy with what made it send the order. Engine thread only.
 *
 * <p>Internal: may change in any release.
 */
public final class BrokerInbox {
    private final SimulatedBroker broker;
    private final Consumer<EngineInput> engine;
    private final Queue<BrokerEvent> pending = new ArrayDeque<>();

    /**
     * An empty inbox.
     *
     * @param engine takes every input in the order in which it happens
     */
    public BrokerInbox(SimulatedBroker broker, Consumer<EngineInput> engine) {
        this.broker = broker;
        this.engine = engine;
    }

    /** Connects the broker and lets the engine reconcile with it. */
    public void connect() {
        broker.connect(pending::add);
        drain();
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
