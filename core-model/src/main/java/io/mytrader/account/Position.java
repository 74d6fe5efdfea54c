package io.mytrader.account;

import io.mytrader.market.Price;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A net position.
 *
 * @param symbol root symbol
 * @param contracts positive long, negative short, 0 flat
 * @param averagePrice average entry price in points (never including the multiplier)
 * @param contract the month of the contract that is held, where the broker names it
 */
public record Position(
        String symbol, int contracts, Price averagePrice, @Nullable YearMonth contract) {
    /** A position in an unnamed contract. */
    public Position(String symbol, int contracts, Price averagePrice) {
        this(symbol, contracts, averagePrice, null);
    }

    public static Position flat(String symbol) {
        return new Position(symbol, 0, Price.ZERO);
    }

    public boolean isFlat() {
        return contracts == 0;
    }
}
