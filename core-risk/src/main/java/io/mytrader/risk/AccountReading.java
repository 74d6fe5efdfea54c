package io.mytrader.risk;

import io.mytrader.market.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the account when an entry is decided. Null is missing and blocks the entry.
 *
 * @param equity open positions marked to market, costs deducted
 * @param availableFunds what new margin may use
 * @param marginPerContract the account's what-if for the instrument; null takes the catalogue's
 * @param openRisk what open positions and working entries can still lose from here to their stops,
 *     costs included, at least zero; null when not known
 */
public record AccountReading(
        @Nullable Money equity,
        @Nullable Money availableFunds,
        @Nullable Money marginPerContract,
        @Nullable Money openRisk) {

    /** A flat account whose whole equity is available. */
    public static AccountReading flat(Money equity) {
        return new AccountReading(equity, equity, null, Money.ZERO);
    }
}
