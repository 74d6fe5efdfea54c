package io.mytrader.exit;

import io.mytrader.limit.SettingRange;

/**
 * When a position is closed without its stop or target: keys of {@code trading:} in the
 * configuration.
 *
 * @param flattenBeforeCloseMinutes positions close so long before the market does; 0 is never
 * @param maxTradeDurationMinutes positions close after so long; 0 is never
 * @param onOppositeSignal {@code exit_on_opposite_signal}
 * @param throughTicks {@code exit_through_ticks}: how far through the market an exit's limit is
 */
public record ExitSettings(
        int flattenBeforeCloseMinutes,
        int maxTradeDurationMinutes,
        boolean onOppositeSignal,
        int throughTicks) {

    public ExitSettings {
        SettingRange.atLeast("flatten_before_close_minutes", flattenBeforeCloseMinutes, 0);
        SettingRange.atLeast("max_trade_duration_minutes", maxTradeDurationMinutes, 0);
        SettingRange.atLeast("exit_through_ticks", throughTicks, 0);
    }

    public static ExitSettings defaults() {
        return new ExitSettings(10, 0, true, 8);
    }
}
