package io.mytrader.strategy;

import io.mytrader.feature.Feature;
import io.mytrader.market.Bar;
import io.mytrader.market.TradingSession;
import io.mytrader.signal.Reason;
import io.mytrader.signal.Signal;
import java.util.List;

/**
 * Joins an intraday trend on a pullback, meant for one-minute bars. Up: ADX strong, close above the
 * session's VWAP, EMA9 above EMA21; then RSI between 40 and 55 turning up, or a close back above
 * EMA9 after at most three below it. Down is the mirror image.
 */
final class Pullback implements Strategy {
    static final StrategyFactory FACTORY =
            StrategyFactory.of(
                    "pullback",
                    "Joins an intraday trend when a pullback ends; for one-minute bars.",
                    List.of(
                            Parameter.number("adx", 20, 0, 100, "a trend has at least this ADX"),
                            Parameter.number(
                                    "rsi_low", 40, 0, 100, "RSI of a pullback in an uptrend, from"),
                            Parameter.number("rsi_high", 55, 0, 100, "to; mirrored at 50 for down"),
                            Parameter.integer("reclaim_bars", 3, 1, 1000, "most bars beyond EMA9"),
                            Parameter.number("confidence", 0.68, 0, 1, "of the signal")),
                    Pullback::new);

    private static final double MIRROR = 100;
    private static final double ROUNDING = 1e-9;

    private final Feature adx;
    private final Feature vwap;
    private final Feature fast;
    private final Feature slow;
    private final Feature rsi;
    private final double strength;
    private final double rsiLow;
    private final double rsiHigh;
    private final int reclaimBars;
    private final double confidence;
    private double previousRsi = Double.NaN;
    private double rsiBeforeThat = Double.NaN;
    private int below;
    private int above;

    private Pullback(StrategyContext context) {
        adx = context.feature("adx_14");
        vwap = context.feature("vwap_session");
        fast = context.feature("ema_9");
        slow = context.feature("ema_21");
        rsi = context.feature("rsi_14");
        strength = context.number("adx");
        rsiLow = context.number("rsi_low");
        rsiHigh = context.number("rsi_high");
        reclaimBars = context.integer("reclaim_bars");
        confidence = context.number("confidence");
    }

    @Override
    public Signal onBar(Bar bar, TradingSession session) {
        double close = bar.close();
        int belowBefore = below;
        int aboveBefore = above;
        below = close < fast.value() ? below + 1 : 0;
        above = close > fast.value() ? above + 1 : 0;
        double turned = previousRsi;
        int turn =
                isBelow(turned, rsi.value()) && isBelow(turned, rsiBeforeThat)
                        ? 1
                        : isBelow(rsi.value(), turned) && isBelow(rsiBeforeThat, turned) ? -1 : 0;
        rsiBeforeThat = turned;
        previousRsi = rsi.value();
        int trend = trend(close);
        if (trend == 0) {
            return Signal.HOLD;
        }
        double mirrored = trend > 0 ? rsi.value() : MIRROR - rsi.value();
        if (turn == trend && mirrored >= rsiLow && mirrored <= rsiHigh) {
            return signal(trend, "RSI {} turns, ADX {}", rsi.value());
        }
        int pulledBack = trend > 0 ? belowBefore : aboveBefore;
        boolean reclaimed = (trend > 0 ? above : below) == 1;
        return reclaimed && pulledBack >= 1 && pulledBack <= reclaimBars
                ? signal(trend, "EMA9 {} reclaimed, ADX {}", fast.value())
                : Signal.HOLD;
    }

    /** An unchanged close leaves RSI where it is, but for the rounding of its averages. */
    private static boolean isBelow(double one, double other) {
        return other - one > ROUNDING;
    }

    private int trend(double close) {
        if (!(adx.value() >= strength)) {
            return 0;
        }
        if (close > vwap.value() && fast.value() > slow.value()) {
            return 1;
        }
        return close < vwap.value() && fast.value() < slow.value() ? -1 : 0;
    }

    private Signal signal(int trend, String what, double number) {
        return SignalDraft.of(
                        trend,
                        confidence,
                        Reason.of(
                                (trend > 0
                                                ? "pullback in an uptrend: "
                                                : "pullback in a downtrend: ")
                                        + what,
                                number,
                                adx.value()))
                .signal(1);
    }
}
