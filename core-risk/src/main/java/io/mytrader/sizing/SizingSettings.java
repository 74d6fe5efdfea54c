package io.mytrader.sizing;

import io.mytrader.limit.LimitSettings;
import io.mytrader.limit.SettingRange;
import org.jspecify.annotations.Nullable;

/**
 * How the number of contracts is found: keys of {@code trading:} in the configuration. Percentages
 * are percent, {@code kellyCap} and {@code kellyQuantile} are fractions.
 *
 * @param method {@code position_sizing_method}
 * @param fixedSize contracts of the method {@code fixed}
 * @param riskPerTradePct percent of equity risked by {@code fixed_fraction} and {@code atr}, by a
 *     probe, and by {@code kelly} until it knows enough trades
 * @param maxRiskPerTradePct percent of equity that no entry may risk more than, up to 10
 * @param kellyMultiplier share of Kelly's fraction that is used
 * @param kellyCap largest fraction of equity after the multiplier
 * @param kellyQuantile quantile of the Beta posterior of the win rate, above 0 and below 1
 * @param kellyPriorTrades how many trades the prior without edge is worth
 * @param kellyMinTrades closed trades before Kelly decides
 * @param kellyWindowTrades newest closed trades that count
 * @param kellyLookbackDays trades older than this do not count
 * @param kellyWhenNotPositive null leaves it to the mode: probe in paper and backtest, suspend live
 */
public record SizingSettings(
        SizingMethod method,
        int fixedSize,
        double riskPerTradePct,
        double maxRiskPerTradePct,
        double kellyMultiplier,
        double kellyCap,
        double kellyQuantile,
        int kellyPriorTrades,
        int kellyMinTrades,
        int kellyWindowTrades,
        int kellyLookbackDays,
        @Nullable KellyWhenNotPositive kellyWhenNotPositive) {

    private static final double SMALLEST_PCT = 0.001;
    private static final double SMALLEST_QUANTILE = 0.001;

    public SizingSettings {
        SettingRange.atLeast("fixed_size", fixedSize, 1);
        SettingRange.within(
                "risk_per_trade_pct",
                riskPerTradePct,
                SMALLEST_PCT,
                LimitSettings.LARGEST_RISK_PCT);
        SettingRange.within(
                "max_risk_per_trade_pct",
                maxRiskPerTradePct,
                SMALLEST_PCT,
                LimitSettings.LARGEST_RISK_PCT);
        SettingRange.within("kelly_multiplier", kellyMultiplier, 0, 1);
        SettingRange.within("kelly_cap", kellyCap, 0, 1);
        SettingRange.within(
                "kelly_quantile", kellyQuantile, SMALLEST_QUANTILE, 1 - SMALLEST_QUANTILE);
        SettingRange.atLeast("kelly_prior_trades", kellyPriorTrades, 1);
        SettingRange.atLeast("kelly_min_trades", kellyMinTrades, 0);
        SettingRange.atLeast("kelly_window_trades", kellyWindowTrades, 1);
        SettingRange.atLeast("kelly_lookback_days", kellyLookbackDays, 1);
    }

    public static SizingSettings defaults() {
        return new SizingSettings(
                SizingMethod.KELLY, 1, 0.5, 1.0, 0.5, 0.25, 0.35, 20, 10, 100, 90, null);
    }

    /** These settings with another method. */
    public SizingSettings with(SizingMethod other) {
        return new SizingSettings(
                other,
                fixedSize,
                riskPerTradePct,
                maxRiskPerTradePct,
                kellyMultiplier,
                kellyCap,
                kellyQuantile,
                kellyPriorTrades,
                kellyMinTrades,
                kellyWindowTrades,
                kellyLookbackDays,
                kellyWhenNotPositive);
    }
}
