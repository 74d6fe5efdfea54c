package io.mytrader.exit;

import io.mytrader.limit.SettingRange;

/**
 * Where stop and target go: keys of {@code trading:} in the configuration.
 *
 * @param method {@code stop_method}
 * @param stopLossTicks stop distance of the method {@code ticks}
 * @param takeProfitTicks target distance of the method {@code ticks}
 * @param atrMultiplier stop distance of the method {@code atr}, in average true ranges
 * @param rewardRiskRatio target distance of the method {@code atr}, in stop distances
 * @param minStopDistanceTicks least stop distance
 * @param useTrailingStop whether the stop follows the price
 * @param trailingArmAtr gain at which it starts to, in average true ranges at entry
 * @param trailingDistanceAtr how far behind the best price it stays, in the same unit
 */
public record StopSettings(
        StopMethod method,
        int stopLossTicks,
        int takeProfitTicks,
        AtrMultipliers atrMultiplier,
        double rewardRiskRatio,
        int minStopDistanceTicks,
        boolean useTrailingStop,
        double trailingArmAtr,
        double trailingDistanceAtr) {

    private static final double LEAST_RATIO = 0.1;
    private static final double MOST_RATIO = 100;

    public StopSettings {
        SettingRange.atLeast("stop_loss_ticks", stopLossTicks, 1);
        SettingRange.atLeast("take_profit_ticks", takeProfitTicks, 1);
        SettingRange.within("reward_risk_ratio", rewardRiskRatio, LEAST_RATIO, MOST_RATIO);
        SettingRange.atLeast("min_stop_distance_ticks", minStopDistanceTicks, 1);
        SettingRange.within("trailing_arm_atr", trailingArmAtr, 0, MOST_RATIO);
        SettingRange.within("trailing_distance_atr", trailingDistanceAtr, LEAST_RATIO, MOST_RATIO);
    }

    public static StopSettings defaults() {
        return new StopSettings(
                StopMethod.ATR, 20, 40, new AtrMultipliers(1.5, 2.0, 2.5), 2.0, 4, true, 1.0, 1.0);
    }

    /** These settings with another method. */
    public StopSettings with(StopMethod other) {
        return new StopSettings(
                other,
                stopLossTicks,
                takeProfitTicks,
                atrMultiplier,
                rewardRiskRatio,
                minStopDistanceTicks,
                useTrailingStop,
                trailingArmAtr,
                trailingDistanceAtr);
    }
}
