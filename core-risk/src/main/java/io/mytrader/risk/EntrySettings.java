package io.mytrader.risk;

import io.mytrader.limit.SettingRange;

/**
 * How entries are sent: keys of {@code trading:} in the configuration.
 *
 * @param order {@code entry_order}
 * @param limitOffsetTicks how much worse than the reference a limit entry may fill
 * @param timeoutSeconds after which the unfilled rest is cancelled
 */
public record EntrySettings(EntryOrder order, int limitOffsetTicks, int timeoutSeconds) {
    public EntrySettings {
        SettingRange.atLeast("entry_limit_offset_ticks", limitOffsetTicks, 0);
        SettingRange.atLeast("entry_timeout_seconds", timeoutSeconds, 1);
    }

    public static EntrySettings defaults() {
        return new EntrySettings(EntryOrder.MARKET, 1, 60);
    }
}
