package io.mytrader.risk;

import io.mytrader.exit.ExitSettings;
import io.mytrader.exit.StopMethod;
import io.mytrader.exit.StopSettings;
import io.mytrader.limit.LimitSettings;
import io.mytrader.limit.SettingRange;
import io.mytrader.market.Money;
import io.mytrader.sizing.SizingSettings;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code trading:} of the configuration.
 *
 * @param initialCapital equity of a simulated account at its start
 * @param limits limits and breakers
 * @param sizing number of contracts
 * @param entry how entries are sent
 * @param stop stop, target and trailing
 * @param exit exits by time and signal
 * @param commissionPerContract money per contract and side; null is the catalogue's
 */
public record TradingSettings(
        Money initialCapital,
        LimitSettings limits,
        SizingSettings sizing,
        EntrySettings entry,
        StopSettings stop,
        ExitSettings exit,
        @Nullable Money commissionPerContract) {

    public TradingSettings {
        SettingRange.positive("initial_capital", initialCapital);
        if (commissionPerContract != null && commissionPerContract.isNegative()) {
            throw new IllegalArgumentException(
                    "commission_per_contract must be at least 0, but is " + commissionPerContract);
        }
    }

    public static TradingSettings defaults() {
        return new TradingSettings(
                Money.ofUnits(100_000),
                LimitSettings.defaults(),
                SizingSettings.defaults(),
                EntrySettings.defaults(),
                StopSettings.defaults(),
                ExitSettings.defaults(),
                null);
    }

    /**
     * Whether entries go without protection and the limits are off, but for the largest position,
     * the minimum confidence and the session windows. Backtests only.
     */
    public boolean research() {
        return stop.method() == StopMethod.NONE;
    }

    public TradingSettings with(LimitSettings other) {
        return new TradingSettings(
                initialCapital, other, sizing, entry, stop, exit, commissionPerContract);
    }

    public TradingSettings with(SizingSettings other) {
        return new TradingSettings(
                initialCapital, limits, other, entry, stop, exit, commissionPerContract);
    }

    public TradingSettings with(EntrySettings other) {
        return new TradingSettings(
                initialCapital, limits, sizing, other, stop, exit, commissionPerContract);
    }

    public TradingSettings with(StopSettings other) {
        return new TradingSettings(
                initialCapital, limits, sizing, entry, other, exit, commissionPerContract);
    }

    public TradingSettings with(ExitSettings other) {
        return new TradingSettings(
                initialCapital, limits, sizing, entry, stop, other, commissionPerContract);
    }
}
