package io.mytrader.account;

import io.mytrader.market.Price;

/**
 * A net position.
 *
 * @param symbol root symbol
 * @param contracts positive long, negative short, 0 flat
 * @param averagePrice average entry price in points (never including the multiplier)
 */
public record Position(String symbol, int contracts, Price averagePrice) {
    public static Position flat(String symbol) {
        return new Position(symbol, 0, Price.ZERO);
    }

    public boolean isFlat() {
        return contracts == 0;
    }
}
