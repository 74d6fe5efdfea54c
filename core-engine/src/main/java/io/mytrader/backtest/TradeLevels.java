package io.mytrader.backtest;

import io.mytrader.market.Price;
import org.jspecify.annotations.Nullable;

/**
 * Where a trade's bracket stood when its entry was complete.
 *
 * @param stop initial stop, or null without one
 * @param target null without one
 */
public record TradeLevels(@Nullable Price stop, @Nullable Price target) {}
