package io.mytrader.sizing;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.OrderSide;
import org.jspecify.annotations.Nullable;

/** Closed trades for tests: one contract with an initial risk of 50. */
final class Trades {
    static final long NOON = 1_704_211_200_000L;
    static final long DAY = 86_400_000L;

    private Trades() {}

    static ClosedTrade trade(
            long id, String strategy, String regime, long exitMillis, String gross) {
        return trade(id, strategy, regime, exitMillis, gross, Money.ofUnits(50));
    }

    static ClosedTrade trade(
            long id,
            String strategy,
            String regime,
            long exitMillis,
            String gross,
            @Nullable Money initialRisk) {
        return new ClosedTrade(
                id,
                "MES",
                strategy,
                regime,
                OrderSide.BUY,
                1,
                exitMillis - 60_000,
                Price.of("4750"),
                exitMillis,
                Price.of("4751"),
                ExitReason.TAKE_PROFIT,
                Money.of(gross),
                Money.of("1.14"),
                Money.ZERO,
                initialRisk,
                Money.ZERO,
                Money.ZERO,
                1);
    }

    /** Evidence of so many wins of {@code win} R and losses of 1 R. */
    static TradeEvidence evidence(int wins, int losses, double win) {
        int trades = wins + losses;
        double mean = trades == 0 ? Double.NaN : (wins * win - losses) / trades;
        return new TradeEvidence(
                trades,
                wins,
                losses,
                wins == 0 ? Double.NaN : win,
                losses == 0 ? Double.NaN : 1,
                mean,
                Double.NaN,
                trades);
    }
}
