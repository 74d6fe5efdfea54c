package io.mytrader.venue;

import io.mytrader.engine.EngineInput;
import io.mytrader.event.TradingEvent;
import io.mytrader.market.Instrument;
import io.mytrader.order.OrderId;

/** Where what happens at a venue goes. */
public interface VenueInputs {
    /** The engine takes the input before this returns. Engine thread only. */
    void take(EngineInput input);

    /**
     * Hands the input to the engine's thread; waits while its queue is full. Safe from any thread
     * but the engine's own.
     */
    void post(EngineInput input);

    /**
     * Hands the input to the engine's thread unless its queue is full, for what is soon replaced,
     * such as a quote. Safe from any thread.
     *
     * @return whether it was taken
     */
    boolean offer(EngineInput input);

    /** Whether an advisor still has a question of the engine's. Engine thread only. */
    default boolean isAdviceAwaited() {
        return false;
    }

    /** Shows what the engine need not know, such as a forming bar. Engine thread only. */
    void show(TradingEvent event);

    /**
     * Announces that the broker closes the position because the data ended. Engine thread only.
     *
     * @return id for the closing order
     */
    OrderId expectEndOfData(Instrument instrument);
}
