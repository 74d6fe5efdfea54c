package io.mytrader.api.body;

import io.mytrader.market.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The account that is traded.
 *
 * @param accountId the broker's name of it; null before the first session
 * @param broker {@code sim} or {@code ib}
 * @param tradingMode {@code paper} or {@code live}
 * @param currency ISO 4217 code of all amounts
 * @param equity marked to market; null before the first session
 * @param dailyPnl since the exchange day's start, from executions and prices; limits count on it
 * @param brokerDailyPnl the day's result as Interactive Brokers computes it, from its own reset on;
 *     only shown, null while it is unknown and with the simulated broker
 * @param unrealizedPnl of all open positions
 * @param drawdown money below the highest equity of the session; null before the first session
 * @param timestamp engine time
 */
public record Account(
        @Nullable String accountId,
        String broker,
        String tradingMode,
        String currency,
        @Nullable Money equity,
        Money dailyPnl,
        @Nullable Money brokerDailyPnl,
        Money unrealizedPnl,
        @Nullable Money drawdown,
        Instant timestamp) {}
