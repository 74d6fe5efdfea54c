package io.mytrader.runtime;

import io.mytrader.engine.EngineInput;
import io.mytrader.event.TradingEvent;
import org.jspecify.annotations.Nullable;

/** Sees everything that the engine's loop does; called on its thread. */
interface LoopWatcher {
    /** What the engine has to know before the input; null for nothing. */
    default @Nullable EngineInput preceding(EngineInput input) {
        return null;
    }

    /** The engine is about to take the input. */
    void taking(EngineInput input);

    /** The engine has taken it. */
    void taken(EngineInput input);

    /** Something only for the display. */
    void shown(TradingEvent event);

    /** A step failed; the loop goes on or ends by itself. */
    void failed(Throwable failure);

    /** A turn is over: what was told of it is complete. What this throws is a step that failed. */
    void turned();

    /**
     * When nothing is left to do for the moment, now and then where that takes long, and after the
     * last step: time to show where the session stands.
     */
    void viewed();

    /** Whether data may be taken as fast as it comes, because what records it keeps up. */
    boolean mayHurry();
}
