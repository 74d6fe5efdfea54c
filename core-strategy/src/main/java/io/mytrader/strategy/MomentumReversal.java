package io.mytrader.strategy;

import io.mytrader.feature.Feature;
import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import java.util.List;

/**
 * Trades against an overextended run once it gives in: within five bars of a 20-bar return beyond
 * twice its usual size, a close back through the EMA9 with a shrinking MACD histogram.
 */
final class MomentumReversal implements Strategy {
    static final StrategyFactory FACTORY =
            StrategyFactory.of(
                    "momentum_reversal",
                    "Trades against an overextended run when it closes back through its average.",
                    List.of(
                            Parameter.number(
                                    "run",
                                    2,
                                    0,
                                    100,
                                    "return_20 beyond this many times volatility_20 x sqrt(20)"),
                            Parameter.integer(
                                    "within", 5, 1, 1000, "the run was on one of the last bars"),
                            Parameter.number("confidence", 0.66, 0, 1, "before any bonus"),
                            Parameter.number(
                                    "rsi_bonus", 0.10, 0, 1, "when RSI was extreme in that time"),
                            Parameter.number("rsi_low", 25, 0, 100, "extreme below it"),
                            Parameter.number("rsi_high", 75, 0, 100, "extreme above it")),
                    MomentumReversal::new);

    private static final double RUN_SCALE = Math.sqrt(20);

    private final Feature change;
    private final Feature volatility;
    private final Feature average;
    private final Feature histogram;
    private final Feature rsi;
    private final double run;
    private final int within;
    private final double confidence;
    private final double bonus;
    private final double rsiLow;
    private final double rsiHigh;
    private long bars;
    private long lastRun = Long.MIN_VALUE / 2;
    private int runDirection;
    private long lastLow = Long.MIN_VALUE / 2;
    private long lastHigh = Long.MIN_VALUE / 2;
    private double previousHistogram = Double.NaN;
    private double previousDistance = Double.NaN;

    private MomentumReversal(StrategyContext context) {
        change = context.feature("return_20");
        volatility = context.feature("volatility_20");
        average = context.feature("ema_9");
        histogram = context.feature("macd_hist");
        rsi = context.feature("rsi_14");
        run = context.number("run");
        within = context.integer("within");
        confidence = context.number("confidence");
        bonus = context.number("rsi_bonus");
        rsiLow = context.number("rsi_low");
        rsiHigh = context.number("rsi_high");
    }

    @Override
    public Signal onBar(Bar bar, TradingSession session) {
        bars++;
        if (Math.abs(change.value()) > run * volatility.value() * RUN_SCALE) {
            lastRun = bars;
            runDirection = change.value() > 0 ? 1 : -1;
        }
        if (rsi.value() < rsiLow) {
            lastLow = bars;
        }
        if (rsi.value() > rsiHigh) {
            lastHigh = bars;
        }
        double distance = bar.close() - average.value();
        double histogramBefore = previousHistogram;
        double distanceBefore = previousDistance;
        previousHistogram = histogram.value();
        previousDistance = distance;
        boolean back = distanceBefore * runDirection >= 0 && distance * runDirection < 0;
        boolean fading = Math.abs(histogram.value()) < Math.abs(histogramBefore);
        return isRecent(lastRun) && back && fading ? signal(-runDirection, bar) : Signal.HOLD;
    }

    private boolean isRecent(long bar) {
        return bars - bar < within;
    }

    private Signal signal(int direction, Bar bar) {
        SignalDraft draft =
                SignalDraft.of(
                        direction,
                        confidence,
                        Reason.of(
                                direction > 0
                                        ? "after a run down, close {} back above EMA9 {}"
                                        : "after a run up, close {} back below EMA9 {}",
                                bar.close(),
                                average.value()));
        if (isRecent(direction > 0 ? lastLow : lastHigh)) {
            draft.add(bonus, Reason.of("RSI was extreme in the run"));
        }
        return draft.signal(1);
    }
}
