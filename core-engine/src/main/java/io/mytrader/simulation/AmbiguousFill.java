package io.mytrader.simulation;

import io.mytrader.market.Money;

/**
 * An exit in a bar that touched both stop and target, priced all three ways.
 *
 * @param pessimistic what the stop first would add to the result as it was booked
 * @param optimistic what the target first would add
 * @param ohlc what the path open, nearer extreme, other extreme, close would add
 */
public record AmbiguousFill(Money pessimistic, Money optimistic, Money ohlc) {}
