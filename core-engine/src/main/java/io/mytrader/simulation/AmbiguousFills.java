package io.mytrader.simulation;

import io.mytrader.market.Money;

/**
 * Exits whose order inside the bar is unknown, priced all three ways.
 *
 * @param count how many
 * @param pessimistic what their results would add to the actual ones with the stop first
 * @param optimistic the same with the target first
 * @param ohlc the same along open, nearer extreme, other extreme, close
 */
public record AmbiguousFills(int count, Money pessimistic, Money optimistic, Money ohlc) {
    public static final AmbiguousFills NONE =
            new AmbiguousFills(0, Money.ZERO, Money.ZERO, Money.ZERO);

    AmbiguousFills plus(Money pessimisticDelta, Money optimisticDelta, Money ohlcDelta) {
        return new AmbiguousFills(
                count + 1,
                pessimistic.plus(pessimisticDelta),
                optimistic.plus(optimisticDelta),
                ohlc.plus(ohlcDelta));
    }
}
