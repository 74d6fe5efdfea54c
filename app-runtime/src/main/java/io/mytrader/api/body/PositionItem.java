package io.mytrader.api.body;

import io.mytrader.market.Money;
import io.mytrader.market.Price;
import org.jspecify.annotations.Nullable;

/**
 * The net position in an instrument.
 *
 * @param symbol root symbol
 * @param contracts above zero long, below zero short, zero flat
 * @param averagePrice of the position in points; null when flat
 * @param currentPrice newest price; null before the first
 * @param unrealizedPnl at the newest price
 * @param stopPrice of the working stop; null without one
 * @param targetPrice of the working target; null without one
 * @param initialRisk money lost at the initial stop; null when flat or unknown
 */
public record PositionItem(
        String symbol,
        int contracts,
        @Nullable Price averagePrice,
        @Nullable Price currentPrice,
        Money unrealizedPnl,
        @Nullable Price stopPrice,
        @Nullable Price targetPrice,
        @Nullable Money initialRisk) {}
