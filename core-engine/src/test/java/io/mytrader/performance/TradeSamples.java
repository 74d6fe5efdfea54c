package io.mytrader.performance;

import io.mytrader.account.ClosedTrade;
import io.mytrader.account.ExitReason;
import io.mytrader.market.Money;
import io.mytrader.market.Price;
import io.mytrader.order.OrderSide;
import org.jspecify.annotations.Nullable;

/** Trades of which only the numbers that matter to a key figure are chosen. */
public final class TradeSamples {
    private static final long NOON = 1_704_110_400_000L;

    private TradeSamples() {}

    /** A trade of ten minutes with that gross result, one unit of commission and a risk of 100. */
    public static ClosedTrade trade(long id, String gross) {
        return trade(id, gross, "100", "trend_following", "bullish_medium");
    }

    public static ClosedTrade trade(
            long id, String gross, @Nullable String risk, String strategy, String regime) {
        long entry = NOON + id * 3_600_000;
        return new ClosedTrade(
                id,
                "MES",
                strategy,
                regime,
                OrderSide.BUY,
                1,
                entry,
                Price.of("5000"),
                entry + 600_000,
                Price.of("5001"),
                ExitReason.TAKE_PROFIT,
                Money.of(gross),
                Money.of("1"),
                Money.of("2.5"),
                risk == null ? null : Money.of(risk),
                Money.of("10"),
                Money.of("20"),
                10);
    }
}
