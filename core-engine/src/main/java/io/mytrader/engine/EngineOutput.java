package io.mytrader.engine;

import io.mytrader.event.TradingEvent;
import io.mytrader.llm.AdviceQuestion;
import io.mytrader.signal.Decision;

/**
 * Where the engine's outputs go; called on the engine's thread.
 *
 * <p>Events and decisions are made only when somebody wants them.
 */
public interface EngineOutput extends TradeListener {
    void send(BrokerCommand command);

    /**
     * Asks for advice; the answer is an input, {@link EngineInput.AdviceReceived}. Never waits.
     * Called only by engines whose settings ask for it.
     */
    default void ask(AdviceQuestion question) {
        throw new IllegalStateException("nobody to ask " + question.id());
    }

    default boolean wantsEvents() {
        return false;
    }

    /** Called only if {@link #wantsEvents()}. */
    default void publish(TradingEvent event) {
        throw new IllegalStateException("unwanted event " + event);
    }

    default boolean wantsDecisions() {
        return false;
    }

    /** Called only if {@link #wantsDecisions()}. */
    default void decided(Decision decision) {
        throw new IllegalStateException("unwanted decision " + decision);
    }
}
