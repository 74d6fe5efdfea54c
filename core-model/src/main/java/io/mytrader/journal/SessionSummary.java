package io.mytrader.journal;

import io.mytrader.market.Money;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of sessions.
 *
 * @param id its identity
 * @param startedMillis wall time, epoch milliseconds UTC
 * @param endedMillis wall time; null while it runs, and for ever if it was killed
 * @param endReason as given at the end; null as long as there is no end
 * @param mode {@code paper} or {@code live}
 * @param broker {@code sim} or {@code ib}
 * @param account the broker's name of the account
 * @param configurationHash hash of the resolved configuration
 * @param productVersion of the program that traded
 * @param journalEntries the last journal sequence; 0 for none
 * @param orders first recorded by it
 * @param executions first recorded by it
 * @param trades closed by it
 * @param netPnl of its closed trades, after commissions
 */
public record SessionSummary(
        SessionId id,
        long startedMillis,
        @Nullable Long endedMillis,
        @Nullable String endReason,
        String mode,
        String broker,
        String account,
        String configurationHash,
        String productVersion,
        long journalEntries,
        long orders,
        long executions,
        long trades,
        Money netPnl) {}
