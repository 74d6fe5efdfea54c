package io.mytrader.strategy;

import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import io.mytrader.signal.Vote;
import java.util.List;

/**
 * Says after each closed bar whether to buy, sell or hold.
 *
 * <p>It sees closed bars only, in time order, and the features it asked for at its creation, which
 * already include the bar. It knows neither positions nor the broker. Equal bars must lead to equal
 * signals: no clock, no randomness, no input of its own. Called on the engine thread only; what it
 * throws stops its lane from entering, and nothing else.
 */
@FunctionalInterface
public interface Strategy {
    /**
     * The signal on this bar; {@link Signal#HOLD} for nothing to do. Called for every bar from the
     * first on which all required features are ready.
     *
     * @param session the trading session that the bar belongs to
     */
    Signal onBar(Bar bar, TradingSession session);

    /** Whether the action may open a position; otherwise it only closes an opposite one. */
    default boolean mayEnter(SignalAction action) {
        return action != SignalAction.HOLD;
    }

    /** The signals that the last one was made of, for a strategy that combines others. */
    default List<Vote> votes() {
        return List.of();
    }
}
