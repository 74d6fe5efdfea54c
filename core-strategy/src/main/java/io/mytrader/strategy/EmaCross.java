package io.mytrader.strategy;

import io.mytrader.feature.Feature;
import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import io.mytrader.signal.SignalAction;
import java.util.List;

/**
 * Trades each crossing of two exponential averages at full confidence, for comparison with other
 * engines: the same averages and crossings as ta4j's, bar for bar.
 */
final class EmaCross implements Strategy {
    static final StrategyFactory FACTORY =
            StrategyFactory.of(
                    "ema_cross",
                    "Trades each crossing of two exponential averages; the opposite one closes.",
                    List.of(
                            Parameter.integer("fast", 9, 1, 5000, "bars of the fast average"),
                            Parameter.integer("slow", 21, 2, 5000, "bars of the slow average"),
                            Parameter.choice(
                                    "direction",
                                    List.of("long", "both"),
                                    "long: a downward crossing only closes")),
                    EmaCross::new);

    private final Feature fast;
    private final Feature slow;
    private final boolean longOnly;
    private final Cross cross = new Cross();

    private EmaCross(StrategyContext context) {
        int fastBars = context.integer("fast");
        int slowBars = context.integer("slow");
        requireFasterThan(FACTORY, fastBars, slowBars);
        fast = context.feature("ema_" + fastBars);
        slow = context.feature("ema_" + slowBars);
        longOnly = context.text("direction").equals("long");
    }

    static void requireFasterThan(StrategyFactory factory, int fast, int slow) {
        if (fast >= slow) {
            throw new StrategyException(
                    "strategy "
                            + factory.name()
                            + ": fast must be below slow, but they are "
                            + fast
                            + " and "
                            + slow);
        }
    }

    @Override
    public Signal onBar(Bar bar, TradingSession session) {
        int direction = cross.next(fast.value(), slow.value());
        return direction == 0 ? Signal.HOLD : signal(direction);
    }

    @Override
    public boolean mayEnter(SignalAction action) {
        return action == SignalAction.BUY || (action == SignalAction.SELL && !longOnly);
    }

    private Signal signal(int direction) {
        return SignalDraft.of(
                        direction,
                        1,
                        Reason.of(
                                direction > 0
                                        ? "fast average {} crossed above slow average {}"
                                        : "fast average {} crossed below slow average {}",
                                fast.value(),
                                slow.value()))
                .signal(1);
    }
}
