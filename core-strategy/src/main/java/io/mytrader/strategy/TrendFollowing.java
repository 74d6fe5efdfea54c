package io.mytrader.strategy;

import io.mytrader.feature.Feature;
import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.regime.RegimeView;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import java.util.List;

/** Follows a crossing of two simple averages. */
final class TrendFollowing implements Strategy {
    static final StrategyFactory FACTORY =
            StrategyFactory.of(
                    "trend_following",
                    "Trades the crossing of a fast and a slow simple average, with the trend.",
                    List.of(
                            Parameter.integer("fast", 10, 1, 5000, "bars of the fast average"),
                            Parameter.integer("slow", 50, 2, 5000, "bars of the slow average"),
                            Parameter.number(
                                    "confidence", 0.70, 0, 1, "confidence of a bare crossing"),
                            Parameter.number(
                                    "close_bonus", 0.10, 0, 1, "when the close moved the same way"),
                            Parameter.number("bias_bonus", 0.10, 0, 1, "when the bias agrees"),
                            Parameter.number(
                                    "distance_bonus", 0.10, 0, 1, "when the averages stand apart"),
                            Parameter.number(
                                    "distance_atr",
                                    0.25,
                                    0,
                                    100,
                                    "distance between the averages, in ATRs, that earns it")),
                    TrendFollowing::new);

    private final Feature fast;
    private final Feature slow;
    private final Feature atr;
    private final RegimeView regime;
    private final Cross cross = new Cross();
    private final double confidence;
    private final double closeBonus;
    private final double biasBonus;
    private final double distanceBonus;
    private final double distanceAtr;
    private double previousClose = Double.NaN;

    private TrendFollowing(StrategyContext context) {
        int fastBars = context.integer("fast");
        int slowBars = context.integer("slow");
        EmaCross.requireFasterThan(FACTORY, fastBars, slowBars);
        fast = context.feature("sma_" + fastBars);
        slow = context.feature("sma_" + slowBars);
        atr = context.feature("atr_14");
        regime = context.optionalRegime();
        confidence = context.number("confidence");
        closeBonus = context.number("close_bonus");
        biasBonus = context.number("bias_bonus");
        distanceBonus = context.number("distance_bonus");
        distanceAtr = context.number("distance_atr");
    }

    @Override
    public Signal onBar(Bar bar, TradingSession session) {
        double moved = bar.close() - previousClose;
        previousClose = bar.close();
        int direction = cross.next(fast.value(), slow.value());
        return direction == 0 ? Signal.HOLD : signal(direction, moved);
    }

    private Signal signal(int direction, double moved) {
        SignalDraft draft =
                SignalDraft.of(
                        direction,
                        confidence,
                        Reason.of(
                                direction > 0
                                        ? "fast average {} crossed above slow average {}"
                                        : "fast average {} crossed below slow average {}",
                                fast.value(),
                                slow.value()));
        if (moved * direction > 0) {
            draft.add(closeBonus, Reason.of("the last close moved the same way by {}", moved));
        }
        if (Biases.direction(regime.bias()) == direction) {
            draft.add(biasBonus, Reason.of("the market's bias agrees"));
        }
        double distance = Math.abs(fast.value() - slow.value());
        if (distance > distanceAtr * atr.value()) {
            draft.add(
                    distanceBonus,
                    Reason.of("the averages stand {} apart, ATR is {}", distance, atr.value()));
        }
        return draft.signal(1);
    }
}
