package io.mytrader.limit;

import io.mytrader.market.Money;

/**
 * The limits of the account: keys of {@code trading:} in the configuration.
 *
 * @param maxPositionSize contracts, net, per instrument; position and working entries together
 * @param maxDailyLoss equity lost since the exchange day began, costs included
 * @param onDailyLoss what happens to an open position then
 * @param maxDrawdownPct percent of the equity peak, above 0 and up to 10
 * @param maxLossPerTrade money lost at the stop, costs included
 * @param maxDailyTrades entries per exchange day
 * @param maxTradesPerHour entries within any 60 minutes
 * @param minSecondsBetweenEntries from one entry to the next
 * @param tradeCooldownMinutes from a trade's last exit to the next entry; 0 is none
 * @param maxConsecutiveLosses losing trades in a row before a pause
 * @param lossStreakPauseMinutes how long that pause is; the count restarts after it
 * @param noEntryBeforeCloseMinutes no entry in the last minutes before the market closes
 * @param staleAfterSeconds a price at least so old is not traded upon
 */
public record LimitSettings(
        int maxPositionSize,
        Money maxDailyLoss,
        OnDailyLoss onDailyLoss,
        double maxDrawdownPct,
        Money maxLossPerTrade,
        int maxDailyTrades,
        int maxTradesPerHour,
        int minSecondsBetweenEntries,
        int tradeCooldownMinutes,
        int maxConsecutiveLosses,
        int lossStreakPauseMinutes,
        int noEntryBeforeCloseMinutes,
        int staleAfterSeconds) {

    /** A risk setting above this many percent is taken for a mistake. */
    public static final double LARGEST_RISK_PCT = 10;

    private static final double SMALLEST_RISK_PCT = 0.001;

    public LimitSettings {
        SettingRange.atLeast("max_position_size", maxPositionSize, 1);
        SettingRange.positive("max_daily_loss", maxDailyLoss);
        SettingRange.within(
                "max_drawdown_pct", maxDrawdownPct, SMALLEST_RISK_PCT, LARGEST_RISK_PCT);
        SettingRange.positive("max_loss_per_trade", maxLossPerTrade);
        SettingRange.atLeast("max_daily_trades", maxDailyTrades, 1);
        SettingRange.atLeast("max_trades_per_hour", maxTradesPerHour, 1);
        SettingRange.atLeast("min_seconds_between_entries", minSecondsBetweenEntries, 0);
        SettingRange.atLeast("trade_cooldown_minutes", tradeCooldownMinutes, 0);
        SettingRange.atLeast("max_consecutive_losses", maxConsecutiveLosses, 1);
        SettingRange.atLeast("loss_streak_pause_minutes", lossStreakPauseMinutes, 0);
        SettingRange.atLeast("no_entry_before_close_minutes", noEntryBeforeCloseMinutes, 0);
        SettingRange.atLeast("stale_after_seconds", staleAfterSeconds, 1);
    }

    public static LimitSettings defaults() {
        return new LimitSettings(
                2,
                Money.ofUnits(1_500),
                OnDailyLoss.FLATTEN,
                5,
                Money.ofUnits(1_250),
                20,
                6,
                30,
                5,
                3,
                60,
                20,
                15);
    }
}
