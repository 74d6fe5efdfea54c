package io.mytrader.limit;

import java.util.List;

/**
 * Everything the {@link RiskLedger} remembers, to be saved and restored. Amounts are billionths of
 * a currency unit; times are epoch milliseconds UTC, {@link #NEVER} for what has not happened.
 *
 * @param timeMillis the latest time it was told
 * @param exchangeDay epoch day of the exchange day it counts for; {@link #NEVER} before the first
 * @param marked whether there ever was an equity
 * @param equityKnown whether equity is current
 * @param equityNanos last known equity; 0 before the first
 * @param dayStartNanos equity when the exchange day began
 * @param peakNanos highest equity since the last acknowledged halt
 * @param dailyLossReached whether the day's loss reached its limit, whatever equity did since
 * @param entriesToday entries of the exchange day
 * @param recentEntriesMillis entries of the last hour, oldest first
 * @param lastEntryMillis newest entry
 * @param lastExitMillis last exit of the newest closed trade
 * @param consecutiveLosses losing trades in a row
 * @param streakPauseFromMillis when the newest pause after a losing streak began
 * @param halts why trading is halted, each reason once in the enum's order; empty when it is not
 */
public record RiskState(
        long timeMillis,
        long exchangeDay,
        boolean marked,
        boolean equityKnown,
        long equityNanos,
        long dayStartNanos,
        long peakNanos,
        boolean dailyLossReached,
        int entriesToday,
        List<Long> recentEntriesMillis,
        long lastEntryMillis,
        long lastExitMillis,
        int consecutiveLosses,
        long streakPauseFromMillis,
        List<HaltReason> halts) {

    /** The time of what has not happened. */
    public static final long NEVER = Long.MIN_VALUE;

    /** Nothing has happened. */
    public static final RiskState EMPTY =
            new RiskState(
                    NEVER, NEVER, false, false, 0, 0, 0, false, 0, List.of(), NEVER, NEVER, 0,
                    NEVER, List.of());

    public RiskState {
        halts = List.copyOf(halts);
        recentEntriesMillis = List.copyOf(recentEntriesMillis);
        SettingRange.atLeast("entries of the day", entriesToday, 0);
        SettingRange.atLeast("consecutive losses", consecutiveLosses, 0);
    }
}
