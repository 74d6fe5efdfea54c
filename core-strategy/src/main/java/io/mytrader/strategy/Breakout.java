package io.mytrader.strategy;

import io.mytrader.feature.Feature;
import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.regime.RegimeView;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import java.util.List;

/** Trades a close beyond the extremes of the bars before; a poke that closes inside is none. */
final class Breakout implements Strategy {
    static final StrategyFactory FACTORY =
            StrategyFactory.of(
                    "breakout",
                    "Trades a close beyond the highest high or lowest low of the bars before.",
                    List.of(
                            Parameter.integer("length", 20, 2, 5000, "bars of the channel"),
                            Parameter.number(
                                    "confidence", 0.65, 0, 1, "confidence of a bare breakout"),
                            Parameter.number("volume_bonus", 0.15, 0, 1, "when volume is high"),
                            Parameter.number(
                                    "volume_ratio",
                                    1.2,
                                    0,
                                    1000,
                                    "volume over its mean of 20 bars that earns it"),
                            Parameter.number("bias_bonus", 0.10, 0, 1, "when the bias agrees"),
                            Parameter.number(
                                    "distance_bonus", 0.10, 0, 1, "when the close is well beyond"),
                            Parameter.number(
                                    "distance_pct",
                                    0.05,
                                    0,
                                    100,
                                    "percent beyond the level that earns it")),
                    Breakout::new);

    private final Feature high;
    private final Feature low;
    private final Feature volumeRatio;
    private final RegimeView regime;
    private final double confidence;
    private final double volumeBonus;
    private final double volumeThreshold;
    private final double biasBonus;
    private final double distanceBonus;
    private final double distancePercent;

    private Breakout(StrategyContext context) {
        int length = context.integer("length");
        high = context.feature("donchian_high_" + length);
        low = context.feature("donchian_low_" + length);
        volumeRatio = context.optional("volume_ratio");
        regime = context.optionalRegime();
        confidence = context.number("confidence");
        volumeBonus = context.number("volume_bonus");
        volumeThreshold = context.number("volume_ratio");
        biasBonus = context.number("bias_bonus");
        distanceBonus = context.number("distance_bonus");
        distancePercent = context.number("distance_pct");
    }

    @Override
    public Signal onBar(Bar bar, TradingSession session) {
        if (bar.close() > high.value()) {
            return signal(1, bar.close(), high.value());
        }
        return bar.close() < low.value() ? signal(-1, bar.close(), low.value()) : Signal.HOLD;
    }

    private Signal signal(int direction, double close, double level) {
        SignalDraft draft =
                SignalDraft.of(
                        direction,
                        confidence,
                        Reason.of(
                                direction > 0
                                        ? "close {} above the highest high {}"
                                        : "close {} below the lowest low {}",
                                close,
                                level));
        if (volumeRatio.value() > volumeThreshold) {
            draft.add(volumeBonus, Reason.of("volume is {} times its mean", volumeRatio.value()));
        }
        if (Biases.direction(regime.bias()) == direction) {
            draft.add(biasBonus, Reason.of("the market's bias agrees"));
        }
        double beyond = (close - level) * direction / Math.abs(level) * 100;
        if (beyond > distancePercent) {
            draft.add(distanceBonus, Reason.of("{} percent beyond the level", beyond));
        }
        return draft.signal(1);
    }
}
