package io.mytrader.simulation;

import io.mytrader.market.TradingSession;
import java.util.List;

/**
 * The outline of one synthetic session, from which its bars follow.
 *
 * @param hours when it trades
 * @param volatility standard deviation of the logarithm of the price over a minute of activity 1
 * @param phases without gaps from the open to the close
 */
record SyntheticSession(TradingSession hours, double volatility, List<SyntheticPhase> phases) {
    SyntheticSession {
        phases = List.copyOf(phases);
    }
}
