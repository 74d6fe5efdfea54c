package io.mytrader.risk;

import io.mytrader.limit.SettingRange;
import io.mytrader.sizing.KellyWhenNotPositive;

/**
 * What the gate needs from other sections of the configuration.
 *
 * @param minimumConfidence {@code multi_strategy.min_confidence}
 * @param slippageTicks expected for each market or stop order
 * @param kellyWhenNotPositive what the mode does if {@code kelly_when_not_positive} is not set
 */
public record GateContext(
        double minimumConfidence, int slippageTicks, KellyWhenNotPositive kellyWhenNotPositive) {

    public GateContext {
        SettingRange.within("min_confidence", minimumConfidence, 0, 1);
        SettingRange.atLeast("slippage_ticks", slippageTicks, 0);
    }

    /** Backtest and paper trading. */
    public static GateContext simulated(double minimumConfidence, int slippageTicks) {
        return new GateContext(minimumConfidence, slippageTicks, KellyWhenNotPositive.PROBE);
    }

    /** Trading with money. */
    public static GateContext live(double minimumConfidence, int slippageTicks) {
        return new GateContext(minimumConfidence, slippageTicks, KellyWhenNotPositive.SUSPEND);
    }
}
