package io.mytrader.account;

import io.mytrader.market.Money;
import org.jspecify.annotations.Nullable;

/**
 * The account's values as the broker reported them.
 *
 * @param accountId the broker's name of the account
 * @param currency ISO 4217 code of all amounts
 * @param equity net liquidation value, open positions marked to market
 * @param availableFunds what new margin may use, or null when the broker did not say
 * @param timeMillis epoch milliseconds UTC
 */
public record AccountSnapshot(
        String accountId,
        String currency,
        Money equity,
        @Nullable Money availableFunds,
        long timeMillis) {}
