package io.mytrader.backtest;

import io.mytrader.signal.Decision;

/**
 * Takes the decisions of a run as they are made, one for each closed bar and lane, in time order.
 *
 * <p>Called on the thread that runs the engine. Nothing is kept on its behalf. What it throws stops
 * the run.
 */
@FunctionalInterface
public interface DecisionSink {
    void decided(Decision decision);
}
